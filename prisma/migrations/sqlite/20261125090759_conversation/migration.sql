-- AlterTable
ALTER TABLE "CaseFile" ADD COLUMN "affectedCipher" TEXT;

-- AlterTable
ALTER TABLE "Complaint" ADD COLUMN "affectedCipher" TEXT;

-- AlterTable
ALTER TABLE "Conversation" ADD COLUMN "greetedAt" DATETIME;
ALTER TABLE "Conversation" ADD COLUMN "joinUntil" DATETIME;
ALTER TABLE "Conversation" ADD COLUMN "joiningId" TEXT;
ALTER TABLE "Conversation" ADD COLUMN "pending" TEXT;
ALTER TABLE "Conversation" ADD COLUMN "takenAt" DATETIME;
ALTER TABLE "Conversation" ADD COLUMN "takenBy" TEXT;

-- AlterTable
ALTER TABLE "InboundMessage" ADD COLUMN "joinedTo" TEXT;

-- AlterTable
ALTER TABLE "SignInCode" ADD COLUMN "addressIndex" TEXT;

-- CreateTable
CREATE TABLE "SpentProof" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Alarm" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "inboundId" TEXT NOT NULL,
    "caseId" TEXT,
    "kind" TEXT NOT NULL,
    "phoneCipher" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "doneAt" DATETIME,
    "doneBy" TEXT,
    "note" TEXT NOT NULL DEFAULT ''
);

-- CreateTable
CREATE TABLE "NoticeTemplate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "purpose" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "carrierCode" TEXT,
    "createdAt" DATETIME NOT NULL,
    "createdBy" TEXT
);

-- CreateTable
CREATE TABLE "ProviderHealth" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "circuit" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "openedAt" DATETIME,
    "probeAt" DATETIME,
    "reason" TEXT NOT NULL DEFAULT '',
    "updatedAt" DATETIME NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_CallBackTask" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "noticeId" TEXT,
    "caseId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "requestedBy" TEXT,
    "phoneCipher" TEXT,
    "text" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "result" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "doneAt" DATETIME,
    "doneBy" TEXT
);
INSERT INTO "new_CallBackTask" ("attempts", "caseId", "createdAt", "doneAt", "doneBy", "id", "noticeId", "phoneCipher", "purpose", "reason", "result", "state", "text") SELECT "attempts", "caseId", "createdAt", "doneAt", "doneBy", "id", "noticeId", "phoneCipher", "purpose", "reason", "result", "state", "text" FROM "CallBackTask";
DROP TABLE "CallBackTask";
ALTER TABLE "new_CallBackTask" RENAME TO "CallBackTask";
CREATE UNIQUE INDEX "CallBackTask_noticeId_key" ON "CallBackTask"("noticeId");
CREATE INDEX "CallBackTask_state_createdAt_idx" ON "CallBackTask"("state", "createdAt");
CREATE TABLE "new_Notice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "dedupeKey" TEXT NOT NULL,
    "caseId" TEXT,
    "residentId" TEXT,
    "purpose" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "fallbacks" TEXT NOT NULL,
    "phoneCipher" TEXT,
    "phoneIndex" TEXT,
    "openidCipher" TEXT,
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "heldFor" TEXT,
    "mergedInto" TEXT,
    "wording" INTEGER NOT NULL DEFAULT 0,
    "params" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "segments" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL,
    "due" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leaseToken" TEXT,
    "leaseUntil" DATETIME,
    "provider" TEXT,
    "providerId" TEXT,
    "error" TEXT,
    "tries" TEXT,
    "createdAt" DATETIME NOT NULL,
    "sentAt" DATETIME,
    "deliveredAt" DATETIME
);
INSERT INTO "new_Notice" ("attempts", "caseId", "channel", "createdAt", "dedupeKey", "deliveredAt", "due", "error", "fallbacks", "id", "leaseToken", "leaseUntil", "openidCipher", "params", "phoneCipher", "provider", "providerId", "purpose", "residentId", "segments", "sentAt", "state", "text") SELECT "attempts", "caseId", "channel", "createdAt", "dedupeKey", "deliveredAt", "due", "error", "fallbacks", "id", "leaseToken", "leaseUntil", "openidCipher", "params", "phoneCipher", "provider", "providerId", "purpose", "residentId", "segments", "sentAt", "state", "text" FROM "Notice";
DROP TABLE "Notice";
ALTER TABLE "new_Notice" RENAME TO "Notice";
CREATE UNIQUE INDEX "Notice_dedupeKey_key" ON "Notice"("dedupeKey");
CREATE INDEX "Notice_state_due_idx" ON "Notice"("state", "due");
CREATE INDEX "Notice_caseId_createdAt_idx" ON "Notice"("caseId", "createdAt");
CREATE INDEX "Notice_providerId_idx" ON "Notice"("providerId");
CREATE INDEX "Notice_phoneIndex_sentAt_idx" ON "Notice"("phoneIndex", "sentAt");
CREATE TABLE "new_Subscription" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "openidIndex" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "remaining" INTEGER NOT NULL DEFAULT 0,
    "longTerm" BOOLEAN NOT NULL DEFAULT false,
    "refusedAt" DATETIME,
    "updatedAt" DATETIME NOT NULL
);
INSERT INTO "new_Subscription" ("id", "openidIndex", "remaining", "templateId", "updatedAt") SELECT "id", "openidIndex", "remaining", "templateId", "updatedAt" FROM "Subscription";
DROP TABLE "Subscription";
ALTER TABLE "new_Subscription" RENAME TO "Subscription";
CREATE UNIQUE INDEX "Subscription_openidIndex_templateId_key" ON "Subscription"("openidIndex", "templateId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "SpentProof_expiresAt_idx" ON "SpentProof"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Alarm_inboundId_key" ON "Alarm"("inboundId");

-- CreateIndex
CREATE INDEX "Alarm_state_createdAt_idx" ON "Alarm"("state", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "NoticeTemplate_purpose_version_key" ON "NoticeTemplate"("purpose", "version");

-- CreateIndex
CREATE INDEX "Conversation_takenBy_idx" ON "Conversation"("takenBy");

-- CreateIndex
CREATE INDEX "Conversation_question_expiresAt_idx" ON "Conversation"("question", "expiresAt");

-- CreateIndex
CREATE INDEX "SignInCode_addressIndex_createdAt_idx" ON "SignInCode"("addressIndex", "createdAt");

-- CreateIndex
CREATE INDEX "SignInCode_createdAt_idx" ON "SignInCode"("createdAt");
