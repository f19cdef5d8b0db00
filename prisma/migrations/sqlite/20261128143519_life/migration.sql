-- AlterTable
ALTER TABLE "Photo" ADD COLUMN "likeness" TEXT;

-- AlterTable
ALTER TABLE "Staff" ADD COLUMN "awayFrom" DATETIME;
ALTER TABLE "Staff" ADD COLUMN "awayUntil" DATETIME;
ALTER TABLE "Staff" ADD COLUMN "deputyId" TEXT;
ALTER TABLE "Staff" ADD COLUMN "leaderId" TEXT;

-- AlterTable
ALTER TABLE "Survey" ADD COLUMN "device" TEXT;

-- CreateTable
CREATE TABLE "CasePart" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "caseId" TEXT NOT NULL,
    "unitCode" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "due" DATETIME NOT NULL,
    "handlerId" TEXT,
    "result" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "acceptedAt" DATETIME,
    "endedAt" DATETIME
);

-- CreateTable
CREATE TABLE "DaySeal" (
    "day" TEXT NOT NULL PRIMARY KEY,
    "events" INTEGER NOT NULL,
    "cases" INTEGER NOT NULL,
    "headsHash" TEXT NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "sealedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "FigureLine" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "day" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "minutes" INTEGER,
    "areaPath" TEXT NOT NULL,
    "unitCode" TEXT,
    "personId" TEXT,
    "categoryCode" TEXT,
    "channel" TEXT NOT NULL,
    "reasonCode" TEXT,
    "caseId" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "FigureSum" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "period" TEXT NOT NULL,
    "areaCode" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "counts" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Flag" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "dedupeKey" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "areaPath" TEXT NOT NULL,
    "unitCode" TEXT,
    "staffId" TEXT,
    "detail" TEXT NOT NULL,
    "caseIds" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "seenBy" TEXT,
    "seenAt" DATETIME,
    "note" TEXT NOT NULL DEFAULT ''
);

-- CreateTable
CREATE TABLE "StaffNotice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "dedupeKey" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "caseId" TEXT,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "readAt" DATETIME
);

-- CreateTable
CREATE TABLE "PhotoBand" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "band" TEXT NOT NULL,
    "photoId" TEXT NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_CaseFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "queryCode" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "contactCipher" TEXT,
    "contactIndex" TEXT,
    "contactMobile" BOOLEAN NOT NULL DEFAULT false,
    "contactName" TEXT,
    "affectedCipher" TEXT,
    "channel" TEXT NOT NULL,
    "residentId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "placeText" TEXT NOT NULL,
    "lng" REAL,
    "lat" REAL,
    "categoryCode" TEXT,
    "urgency" TEXT NOT NULL DEFAULT 'normal',
    "confidential" BOOLEAN NOT NULL DEFAULT false,
    "gridCode" TEXT,
    "areaPath" TEXT NOT NULL,
    "pathOfDay" TEXT NOT NULL DEFAULT '',
    "level" INTEGER,
    "routeVerdict" TEXT NOT NULL,
    "routeProbability" REAL NOT NULL DEFAULT 0,
    "routeReasons" TEXT NOT NULL,
    "triageReason" TEXT,
    "unitCode" TEXT,
    "handlerId" TEXT,
    "handlerIds" TEXT NOT NULL,
    "handlerUnits" TEXT,
    "supervised" BOOLEAN NOT NULL DEFAULT false,
    "suspendedUntil" DATETIME,
    "suspendedAt" DATETIME,
    "asked" TEXT,
    "askedWhat" TEXT,
    "extended" INTEGER NOT NULL DEFAULT 0,
    "arrivedAt" DATETIME,
    "escalatedBy" TEXT,
    "givenBack" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "checkBy" TEXT,
    "dissatisfied" BOOLEAN NOT NULL DEFAULT false,
    "repeatOf" TEXT,
    "anonymous" BOOLEAN NOT NULL DEFAULT false,
    "reopened" INTEGER NOT NULL DEFAULT 0,
    "sentBack" INTEGER NOT NULL DEFAULT 0,
    "mergedInto" TEXT,
    "acceptDue" DATETIME,
    "contactDue" DATETIME,
    "resolveDue" DATETIME,
    "due" DATETIME,
    "clock" TEXT NOT NULL DEFAULT 'working',
    "marks" TEXT NOT NULL DEFAULT '',
    "markAt" DATETIME,
    "filedAt" DATETIME NOT NULL,
    "acceptedAt" DATETIME,
    "contactedAt" DATETIME,
    "resolvedAt" DATETIME,
    "closedAt" DATETIME,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "headHash" TEXT NOT NULL
);
INSERT INTO "new_CaseFile" ("acceptDue", "acceptedAt", "affectedCipher", "areaPath", "categoryCode", "channel", "closedAt", "confidential", "contactCipher", "contactDue", "contactIndex", "contactMobile", "contactName", "contactedAt", "due", "filedAt", "gridCode", "handlerId", "handlerIds", "headHash", "id", "lat", "level", "lng", "mergedInto", "number", "pathOfDay", "placeText", "queryCode", "reopened", "residentId", "resolveDue", "resolvedAt", "routeProbability", "routeReasons", "routeVerdict", "sentBack", "stage", "supervised", "suspendedUntil", "text", "triageReason", "unitCode", "updatedAt", "urgency", "version") SELECT "acceptDue", "acceptedAt", "affectedCipher", "areaPath", "categoryCode", "channel", "closedAt", "confidential", "contactCipher", "contactDue", "contactIndex", "contactMobile", "contactName", "contactedAt", "due", "filedAt", "gridCode", "handlerId", "handlerIds", "headHash", "id", "lat", "level", "lng", "mergedInto", "number", "pathOfDay", "placeText", "queryCode", "reopened", "residentId", "resolveDue", "resolvedAt", "routeProbability", "routeReasons", "routeVerdict", "sentBack", "stage", "supervised", "suspendedUntil", "text", "triageReason", "unitCode", "updatedAt", "urgency", "version" FROM "CaseFile";
DROP TABLE "CaseFile";
ALTER TABLE "new_CaseFile" RENAME TO "CaseFile";
CREATE UNIQUE INDEX "CaseFile_number_key" ON "CaseFile"("number");
CREATE INDEX "CaseFile_stage_due_idx" ON "CaseFile"("stage", "due");
CREATE INDEX "CaseFile_areaPath_stage_idx" ON "CaseFile"("areaPath", "stage");
CREATE INDEX "CaseFile_pathOfDay_filedAt_idx" ON "CaseFile"("pathOfDay", "filedAt");
CREATE INDEX "CaseFile_unitCode_stage_idx" ON "CaseFile"("unitCode", "stage");
CREATE INDEX "CaseFile_residentId_filedAt_idx" ON "CaseFile"("residentId", "filedAt");
CREATE INDEX "CaseFile_contactIndex_idx" ON "CaseFile"("contactIndex");
CREATE INDEX "CaseFile_filedAt_idx" ON "CaseFile"("filedAt");
CREATE INDEX "CaseFile_markAt_idx" ON "CaseFile"("markAt");
CREATE INDEX "CaseFile_mergedInto_idx" ON "CaseFile"("mergedInto");
CREATE INDEX "CaseFile_repeatOf_idx" ON "CaseFile"("repeatOf");
CREATE INDEX "CaseFile_handlerId_stage_idx" ON "CaseFile"("handlerId", "stage");
CREATE INDEX "CaseFile_categoryCode_filedAt_idx" ON "CaseFile"("categoryCode", "filedAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "CasePart_caseId_idx" ON "CasePart"("caseId");

-- CreateIndex
CREATE INDEX "CasePart_unitCode_state_due_idx" ON "CasePart"("unitCode", "state", "due");

-- CreateIndex
CREATE INDEX "FigureLine_day_measure_idx" ON "FigureLine"("day", "measure");

-- CreateIndex
CREATE INDEX "FigureLine_areaPath_day_idx" ON "FigureLine"("areaPath", "day");

-- CreateIndex
CREATE INDEX "FigureLine_caseId_idx" ON "FigureLine"("caseId");

-- CreateIndex
CREATE INDEX "FigureSum_areaCode_period_idx" ON "FigureSum"("areaCode", "period");

-- CreateIndex
CREATE UNIQUE INDEX "Flag_dedupeKey_key" ON "Flag"("dedupeKey");

-- CreateIndex
CREATE INDEX "Flag_state_at_idx" ON "Flag"("state", "at");

-- CreateIndex
CREATE UNIQUE INDEX "StaffNotice_dedupeKey_key" ON "StaffNotice"("dedupeKey");

-- CreateIndex
CREATE INDEX "StaffNotice_staffId_readAt_createdAt_idx" ON "StaffNotice"("staffId", "readAt", "createdAt");

-- CreateIndex
CREATE INDEX "PhotoBand_band_idx" ON "PhotoBand"("band");

-- CreateIndex
CREATE INDEX "CaseEvent_at_idx" ON "CaseEvent"("at");

-- CreateIndex
CREATE INDEX "Staff_awayFrom_idx" ON "Staff"("awayFrom");

-- CreateIndex
CREATE INDEX "Survey_device_answeredAt_idx" ON "Survey"("device", "answeredAt");

-- Cases that are open get their first look at the limit that runs.
UPDATE "CaseFile" SET "markAt" = "due"
WHERE "stage" IN ('received', 'registered', 'dispatched', 'handling') AND "suspendedUntil" IS NULL;
