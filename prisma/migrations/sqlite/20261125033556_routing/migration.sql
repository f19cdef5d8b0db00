-- AlterTable
ALTER TABLE "Duty" ADD COLUMN "businessGrid" TEXT;
ALTER TABLE "Duty" ADD COLUMN "level" INTEGER;

-- AlterTable
ALTER TABLE "Photo" ADD COLUMN "lat" REAL;
ALTER TABLE "Photo" ADD COLUMN "lng" REAL;

-- AlterTable
ALTER TABLE "Resident" ADD COLUMN "homeCipher" TEXT;
ALTER TABLE "Resident" ADD COLUMN "homeGrid" TEXT;

-- CreateTable
CREATE TABLE "BusinessGrid" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "business" TEXT NOT NULL,
    "gridCodes" TEXT NOT NULL,
    "border" TEXT
);

-- CreateTable
CREATE TABLE "PlaceCorrection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "caseId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "by" TEXT NOT NULL,
    "staffId" TEXT,
    "verdict" TEXT NOT NULL,
    "probability" REAL NOT NULL,
    "filedAt" DATETIME NOT NULL,
    "gridBefore" TEXT,
    "gridAfter" TEXT NOT NULL,
    "placeId" TEXT,
    "placeName" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "AliasProposal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "phrase" TEXT NOT NULL,
    "placeId" TEXT NOT NULL,
    "placeName" TEXT NOT NULL,
    "support" INTEGER NOT NULL,
    "caseNumbers" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    "decidedBy" TEXT
);

-- CreateTable
CREATE TABLE "CategoryModel" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "trainedAt" DATETIME NOT NULL,
    "examples" INTEGER NOT NULL,
    "score" REAL NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "model" TEXT NOT NULL
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
    "supervised" BOOLEAN NOT NULL DEFAULT false,
    "suspendedUntil" DATETIME,
    "reopened" INTEGER NOT NULL DEFAULT 0,
    "sentBack" INTEGER NOT NULL DEFAULT 0,
    "mergedInto" TEXT,
    "acceptDue" DATETIME,
    "contactDue" DATETIME,
    "resolveDue" DATETIME,
    "due" DATETIME,
    "filedAt" DATETIME NOT NULL,
    "acceptedAt" DATETIME,
    "contactedAt" DATETIME,
    "resolvedAt" DATETIME,
    "closedAt" DATETIME,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "headHash" TEXT NOT NULL
);
INSERT INTO "new_CaseFile" ("acceptDue", "acceptedAt", "areaPath", "categoryCode", "channel", "closedAt", "confidential", "contactCipher", "contactDue", "contactIndex", "contactMobile", "contactName", "contactedAt", "due", "filedAt", "gridCode", "handlerId", "handlerIds", "headHash", "id", "lat", "lng", "mergedInto", "number", "placeText", "queryCode", "reopened", "residentId", "resolveDue", "resolvedAt", "routeReasons", "routeVerdict", "sentBack", "stage", "supervised", "suspendedUntil", "text", "triageReason", "unitCode", "updatedAt", "urgency", "version") SELECT "acceptDue", "acceptedAt", "areaPath", "categoryCode", "channel", "closedAt", "confidential", "contactCipher", "contactDue", "contactIndex", "contactMobile", "contactName", "contactedAt", "due", "filedAt", "gridCode", "handlerId", "handlerIds", "headHash", "id", "lat", "lng", "mergedInto", "number", "placeText", "queryCode", "reopened", "residentId", "resolveDue", "resolvedAt", "routeReasons", "routeVerdict", "sentBack", "stage", "supervised", "suspendedUntil", "text", "triageReason", "unitCode", "updatedAt", "urgency", "version" FROM "CaseFile";
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
CREATE TABLE "new_Edition" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "effectiveFrom" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "report" TEXT,
    "movedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 0
);
INSERT INTO "new_Edition" ("createdAt", "effectiveFrom", "id", "name") SELECT "createdAt", "effectiveFrom", "id", "name" FROM "Edition";
DROP TABLE "Edition";
ALTER TABLE "new_Edition" RENAME TO "Edition";
CREATE INDEX "Edition_effectiveFrom_idx" ON "Edition"("effectiveFrom");
CREATE TABLE "new_PlaceName" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "aliases" TEXT NOT NULL,
    "lng" REAL NOT NULL,
    "lat" REAL NOT NULL,
    "gridCode" TEXT,
    "numberFrom" INTEGER,
    "numberTo" INTEGER,
    "side" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0
);
INSERT INTO "new_PlaceName" ("aliases", "gridCode", "id", "kind", "lat", "lng", "name", "numberFrom", "numberTo", "side") SELECT "aliases", "gridCode", "id", "kind", "lat", "lng", "name", "numberFrom", "numberTo", "side" FROM "PlaceName";
DROP TABLE "PlaceName";
ALTER TABLE "new_PlaceName" RENAME TO "PlaceName";
CREATE INDEX "PlaceName_name_idx" ON "PlaceName"("name");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "BusinessGrid_code_key" ON "BusinessGrid"("code");

-- CreateIndex
CREATE INDEX "BusinessGrid_business_idx" ON "BusinessGrid"("business");

-- CreateIndex
CREATE INDEX "PlaceCorrection_caseId_idx" ON "PlaceCorrection"("caseId");

-- CreateIndex
CREATE INDEX "PlaceCorrection_filedAt_idx" ON "PlaceCorrection"("filedAt");

-- CreateIndex
CREATE INDEX "PlaceCorrection_placeId_at_idx" ON "PlaceCorrection"("placeId", "at");

-- CreateIndex
CREATE INDEX "AliasProposal_state_createdAt_idx" ON "AliasProposal"("state", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "AliasProposal_phrase_placeId_key" ON "AliasProposal"("phrase", "placeId");

-- CreateIndex
CREATE INDEX "CategoryModel_state_trainedAt_idx" ON "CategoryModel"("state", "trainedAt");

-- What stands already: figures go on with the owner's path, and no edition in force has cases left to move.
UPDATE "CaseFile" SET "pathOfDay" = "areaPath";
UPDATE "Edition" SET "movedAt" = "effectiveFrom";
