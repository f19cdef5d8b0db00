-- CreateTable
CREATE TABLE "Edition" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "effectiveFrom" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Area" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "editionId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "parentCode" TEXT,
    "path" TEXT NOT NULL,
    "border" TEXT NOT NULL,
    "households" INTEGER NOT NULL DEFAULT 0,
    "leaderId" TEXT
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "areaCode" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true
);

-- CreateTable
CREATE TABLE "Duty" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "position" INTEGER NOT NULL,
    "categoryCode" TEXT,
    "areaCode" TEXT,
    "unitCode" TEXT NOT NULL,
    "from" DATETIME NOT NULL,
    "to" DATETIME
);

-- CreateTable
CREATE TABLE "Category" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "urgency" TEXT NOT NULL DEFAULT 'normal',
    "clock" TEXT NOT NULL DEFAULT 'working',
    "autoRegister" BOOLEAN NOT NULL DEFAULT true,
    "acceptMinutes" INTEGER NOT NULL,
    "contactMinutes" INTEGER NOT NULL,
    "resolveMinutes" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "PlaceName" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "aliases" TEXT NOT NULL,
    "lng" REAL NOT NULL,
    "lat" REAL NOT NULL,
    "gridCode" TEXT,
    "numberFrom" INTEGER,
    "numberTo" INTEGER,
    "side" TEXT
);

-- CreateTable
CREATE TABLE "Staff" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "username" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "areaCode" TEXT NOT NULL,
    "unitCode" TEXT,
    "phoneCipher" TEXT,
    "phoneIndex" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "staffId" TEXT,
    "residentId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Resident" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "createdAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "residentId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "valueCipher" TEXT NOT NULL,
    "valueIndex" TEXT NOT NULL,
    "mobile" BOOLEAN NOT NULL DEFAULT false,
    "nameCipher" TEXT,
    "stoppedAt" DATETIME,
    "lastUsedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Subscription" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "openidIndex" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "remaining" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "SignInCode" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "phoneIndex" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Complaint" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sourceKey" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "residentId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "placeText" TEXT NOT NULL,
    "lng" REAL,
    "lat" REAL,
    "confidential" BOOLEAN NOT NULL DEFAULT false,
    "callId" TEXT,
    "receipt" TEXT NOT NULL,
    "receiptHash" TEXT NOT NULL,
    "filedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "CaseFile" (
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
    "routeVerdict" TEXT NOT NULL,
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

-- CreateTable
CREATE TABLE "CaseEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "caseId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "action" TEXT NOT NULL,
    "fromStage" TEXT,
    "toStage" TEXT NOT NULL,
    "actorRole" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "unitCode" TEXT,
    "note" TEXT NOT NULL,
    "internalNote" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Photo" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "caseId" TEXT,
    "eventSeq" INTEGER,
    "kind" TEXT NOT NULL,
    "residentId" TEXT,
    "staffId" TEXT,
    "storageKey" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Call" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "callKey" TEXT NOT NULL,
    "fromCipher" TEXT NOT NULL,
    "fromIndex" TEXT NOT NULL,
    "mobile" BOOLEAN NOT NULL DEFAULT false,
    "toNumber" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "operatorId" TEXT,
    "recording" TEXT,
    "surveyKey" TEXT,
    "startedAt" DATETIME NOT NULL,
    "answeredAt" DATETIME,
    "endedAt" DATETIME
);

-- CreateTable
CREATE TABLE "CallEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "eventKey" TEXT NOT NULL,
    "callKey" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "receivedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "InboundMessage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "providerKey" TEXT NOT NULL,
    "phoneCipher" TEXT NOT NULL,
    "phoneIndex" TEXT NOT NULL,
    "toNumber" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sentAt" DATETIME NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "due" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leaseToken" TEXT,
    "leaseUntil" DATETIME,
    "intent" TEXT,
    "caseId" TEXT,
    "error" TEXT
);

-- CreateTable
CREATE TABLE "Conversation" (
    "phoneIndex" TEXT NOT NULL PRIMARY KEY,
    "question" TEXT,
    "caseId" TEXT,
    "choices" TEXT NOT NULL,
    "askedAt" DATETIME,
    "expiresAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "dedupeKey" TEXT NOT NULL,
    "caseId" TEXT,
    "residentId" TEXT,
    "purpose" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "fallbacks" TEXT NOT NULL,
    "phoneCipher" TEXT,
    "openidCipher" TEXT,
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
    "createdAt" DATETIME NOT NULL,
    "sentAt" DATETIME,
    "deliveredAt" DATETIME
);

-- CreateTable
CREATE TABLE "DeliveryReceipt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "receiptKey" TEXT NOT NULL,
    "noticeId" TEXT,
    "providerId" TEXT NOT NULL,
    "delivered" BOOLEAN NOT NULL,
    "code" TEXT NOT NULL,
    "reportedAt" DATETIME NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "CallBackTask" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "noticeId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
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

-- CreateTable
CREATE TABLE "Survey" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "caseId" TEXT NOT NULL,
    "residentId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "areaPath" TEXT NOT NULL,
    "invitedAt" DATETIME NOT NULL,
    "remindedAt" DATETIME,
    "expiresAt" DATETIME NOT NULL,
    "contacted" BOOLEAN,
    "solved" TEXT,
    "satisfaction" INTEGER,
    "words" TEXT NOT NULL,
    "via" TEXT,
    "answeredAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "staffId" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "CaseSerial" (
    "day" TEXT NOT NULL PRIMARY KEY,
    "next" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "ProviderToken" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "valueCipher" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "SweepTurn" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "ranAt" DATETIME NOT NULL,
    "leaseToken" TEXT,
    "leaseUntil" DATETIME
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "Edition_effectiveFrom_idx" ON "Edition"("effectiveFrom");

-- CreateIndex
CREATE INDEX "Area_editionId_level_idx" ON "Area"("editionId", "level");

-- CreateIndex
CREATE UNIQUE INDEX "Area_editionId_code_key" ON "Area"("editionId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_code_key" ON "Unit"("code");

-- CreateIndex
CREATE INDEX "Duty_position_idx" ON "Duty"("position");

-- CreateIndex
CREATE UNIQUE INDEX "Category_code_key" ON "Category"("code");

-- CreateIndex
CREATE INDEX "PlaceName_name_idx" ON "PlaceName"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Staff_username_key" ON "Staff"("username");

-- CreateIndex
CREATE INDEX "Staff_role_areaCode_idx" ON "Staff"("role", "areaCode");

-- CreateIndex
CREATE INDEX "Staff_unitCode_idx" ON "Staff"("unitCode");

-- CreateIndex
CREATE INDEX "Staff_phoneIndex_idx" ON "Staff"("phoneIndex");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "Contact_residentId_idx" ON "Contact"("residentId");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_kind_valueIndex_key" ON "Contact"("kind", "valueIndex");

-- CreateIndex
CREATE UNIQUE INDEX "Subscription_openidIndex_templateId_key" ON "Subscription"("openidIndex", "templateId");

-- CreateIndex
CREATE INDEX "SignInCode_phoneIndex_createdAt_idx" ON "SignInCode"("phoneIndex", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Complaint_sourceKey_key" ON "Complaint"("sourceKey");

-- CreateIndex
CREATE INDEX "Complaint_caseId_idx" ON "Complaint"("caseId");

-- CreateIndex
CREATE INDEX "Complaint_residentId_filedAt_idx" ON "Complaint"("residentId", "filedAt");

-- CreateIndex
CREATE UNIQUE INDEX "CaseFile_number_key" ON "CaseFile"("number");

-- CreateIndex
CREATE INDEX "CaseFile_stage_due_idx" ON "CaseFile"("stage", "due");

-- CreateIndex
CREATE INDEX "CaseFile_areaPath_stage_idx" ON "CaseFile"("areaPath", "stage");

-- CreateIndex
CREATE INDEX "CaseFile_unitCode_stage_idx" ON "CaseFile"("unitCode", "stage");

-- CreateIndex
CREATE INDEX "CaseFile_residentId_filedAt_idx" ON "CaseFile"("residentId", "filedAt");

-- CreateIndex
CREATE INDEX "CaseFile_contactIndex_idx" ON "CaseFile"("contactIndex");

-- CreateIndex
CREATE INDEX "CaseFile_filedAt_idx" ON "CaseFile"("filedAt");

-- CreateIndex
CREATE INDEX "CaseEvent_action_at_idx" ON "CaseEvent"("action", "at");

-- CreateIndex
CREATE UNIQUE INDEX "CaseEvent_caseId_seq_key" ON "CaseEvent"("caseId", "seq");

-- CreateIndex
CREATE INDEX "Photo_caseId_idx" ON "Photo"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "Call_callKey_key" ON "Call"("callKey");

-- CreateIndex
CREATE INDEX "Call_state_startedAt_idx" ON "Call"("state", "startedAt");

-- CreateIndex
CREATE INDEX "Call_fromIndex_idx" ON "Call"("fromIndex");

-- CreateIndex
CREATE UNIQUE INDEX "CallEvent_eventKey_key" ON "CallEvent"("eventKey");

-- CreateIndex
CREATE UNIQUE INDEX "InboundMessage_providerKey_key" ON "InboundMessage"("providerKey");

-- CreateIndex
CREATE INDEX "InboundMessage_state_due_idx" ON "InboundMessage"("state", "due");

-- CreateIndex
CREATE INDEX "InboundMessage_phoneIndex_receivedAt_idx" ON "InboundMessage"("phoneIndex", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_dedupeKey_key" ON "Notice"("dedupeKey");

-- CreateIndex
CREATE INDEX "Notice_state_due_idx" ON "Notice"("state", "due");

-- CreateIndex
CREATE INDEX "Notice_caseId_createdAt_idx" ON "Notice"("caseId", "createdAt");

-- CreateIndex
CREATE INDEX "Notice_providerId_idx" ON "Notice"("providerId");

-- CreateIndex
CREATE UNIQUE INDEX "DeliveryReceipt_receiptKey_key" ON "DeliveryReceipt"("receiptKey");

-- CreateIndex
CREATE INDEX "DeliveryReceipt_state_receivedAt_idx" ON "DeliveryReceipt"("state", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "CallBackTask_noticeId_key" ON "CallBackTask"("noticeId");

-- CreateIndex
CREATE INDEX "CallBackTask_state_createdAt_idx" ON "CallBackTask"("state", "createdAt");

-- CreateIndex
CREATE INDEX "Survey_state_expiresAt_idx" ON "Survey"("state", "expiresAt");

-- CreateIndex
CREATE INDEX "Survey_invitedAt_idx" ON "Survey"("invitedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Survey_caseId_round_key" ON "Survey"("caseId", "round");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");
