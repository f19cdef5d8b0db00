-- For MySQL 8, MariaDB 10.11 and TiDB. The names are those Prisma would give, so that it recognises its keys.
-- Text that people write sorts and compares by utf8mb4_unicode_ci. Everything a program compares (ids, codes, keys,
-- hashes, tokens, states, paths) is utf8mb4_bin: two keys that differ in case only are two keys, as they are on
-- SQLite, and a base64 hash never collides with another that a dictionary would call equal. It is not ASCII, because
-- comparing such a column with a Chinese word would then be an error instead of "not found".

-- CreateTable
CREATE TABLE `Edition` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `name` VARCHAR(100) NOT NULL,
    `effectiveFrom` DATETIME(3) NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,

    INDEX `Edition_effectiveFrom_idx`(`effectiveFrom`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Area` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `editionId` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `code` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    `name` VARCHAR(100) NOT NULL,
    `level` INTEGER NOT NULL,
    `parentCode` VARCHAR(20) COLLATE utf8mb4_bin NULL,
    `path` VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
    `border` LONGTEXT NOT NULL,
    `households` INTEGER NOT NULL DEFAULT 0,
    `leaderId` CHAR(36) COLLATE utf8mb4_bin NULL,

    UNIQUE INDEX `Area_editionId_code_key`(`editionId`, `code`),
    INDEX `Area_editionId_level_idx`(`editionId`, `level`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Unit` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `code` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    `name` VARCHAR(100) NOT NULL,
    `areaCode` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    `active` BOOLEAN NOT NULL DEFAULT true,

    UNIQUE INDEX `Unit_code_key`(`code`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Duty` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `position` INTEGER NOT NULL,
    `categoryCode` VARCHAR(20) COLLATE utf8mb4_bin NULL,
    `areaCode` VARCHAR(20) COLLATE utf8mb4_bin NULL,
    `unitCode` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    `from` DATETIME(3) NOT NULL,
    `to` DATETIME(3) NULL,

    INDEX `Duty_position_idx`(`position`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Category` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `code` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    `name` VARCHAR(60) NOT NULL,
    `group` VARCHAR(60) NOT NULL,
    `words` TEXT NOT NULL,
    `urgency` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL DEFAULT 'normal',
    `clock` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL DEFAULT 'working',
    `autoRegister` BOOLEAN NOT NULL DEFAULT true,
    `acceptMinutes` INTEGER NOT NULL,
    `contactMinutes` INTEGER NOT NULL,
    `resolveMinutes` INTEGER NOT NULL,
    `active` BOOLEAN NOT NULL DEFAULT true,
    `position` INTEGER NOT NULL,

    UNIQUE INDEX `Category_code_key`(`code`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `PlaceName` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `name` VARCHAR(100) NOT NULL,
    `kind` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    `aliases` TEXT NOT NULL,
    `lng` DOUBLE NOT NULL,
    `lat` DOUBLE NOT NULL,
    `gridCode` VARCHAR(20) COLLATE utf8mb4_bin NULL,
    `numberFrom` INTEGER NULL,
    `numberTo` INTEGER NULL,
    `side` VARCHAR(4) COLLATE utf8mb4_bin NULL,

    INDEX `PlaceName_name_idx`(`name`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Staff` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `username` VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
    `passwordHash` VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
    `name` VARCHAR(60) NOT NULL,
    `role` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    `areaCode` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    `unitCode` VARCHAR(40) COLLATE utf8mb4_bin NULL,
    `phoneCipher` VARCHAR(255) COLLATE utf8mb4_bin NULL,
    `phoneIndex` CHAR(64) COLLATE utf8mb4_bin NULL,
    `active` BOOLEAN NOT NULL DEFAULT true,
    `version` INTEGER NOT NULL DEFAULT 0,

    UNIQUE INDEX `Staff_username_key`(`username`),
    INDEX `Staff_role_areaCode_idx`(`role`, `areaCode`),
    INDEX `Staff_unitCode_idx`(`unitCode`),
    INDEX `Staff_phoneIndex_idx`(`phoneIndex`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Session` (
    `id` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
    `staffId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `residentId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `expiresAt` DATETIME(3) NOT NULL,

    INDEX `Session_expiresAt_idx`(`expiresAt`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Resident` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `version` INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Contact` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `residentId` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `kind` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `valueCipher` VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
    `valueIndex` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
    `mobile` BOOLEAN NOT NULL DEFAULT false,
    `nameCipher` VARCHAR(255) COLLATE utf8mb4_bin NULL,
    `stoppedAt` DATETIME(3) NULL,
    `lastUsedAt` DATETIME(3) NOT NULL,

    UNIQUE INDEX `Contact_kind_valueIndex_key`(`kind`, `valueIndex`),
    INDEX `Contact_residentId_idx`(`residentId`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Subscription` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `openidIndex` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
    `templateId` VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
    `remaining` INTEGER NOT NULL DEFAULT 0,
    `updatedAt` DATETIME(3) NOT NULL,

    UNIQUE INDEX `Subscription_openidIndex_templateId_key`(`openidIndex`, `templateId`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `SignInCode` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `phoneIndex` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
    `codeHash` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
    `attempts` INTEGER NOT NULL DEFAULT 0,
    `createdAt` DATETIME(3) NOT NULL,
    `expiresAt` DATETIME(3) NOT NULL,

    INDEX `SignInCode_phoneIndex_createdAt_idx`(`phoneIndex`, `createdAt`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Complaint` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `sourceKey` VARCHAR(160) COLLATE utf8mb4_bin NOT NULL,
    `channel` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `caseId` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `residentId` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `text` TEXT NOT NULL,
    `placeText` VARCHAR(200) NOT NULL,
    `lng` DOUBLE NULL,
    `lat` DOUBLE NULL,
    `confidential` BOOLEAN NOT NULL DEFAULT false,
    `callId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `receipt` TEXT NOT NULL,
    `receiptHash` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
    `filedAt` DATETIME(3) NOT NULL,

    UNIQUE INDEX `Complaint_sourceKey_key`(`sourceKey`),
    INDEX `Complaint_caseId_idx`(`caseId`),
    INDEX `Complaint_residentId_filedAt_idx`(`residentId`, `filedAt`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `CaseFile` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `number` VARCHAR(24) COLLATE utf8mb4_bin NOT NULL,
    `queryCode` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
    `stage` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
    `contactCipher` VARCHAR(255) COLLATE utf8mb4_bin NULL,
    `contactIndex` CHAR(64) COLLATE utf8mb4_bin NULL,
    `contactMobile` BOOLEAN NOT NULL DEFAULT false,
    `contactName` VARCHAR(255) COLLATE utf8mb4_bin NULL,
    `channel` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `residentId` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `text` TEXT NOT NULL,
    `placeText` VARCHAR(200) NOT NULL,
    `lng` DOUBLE NULL,
    `lat` DOUBLE NULL,
    `categoryCode` VARCHAR(20) COLLATE utf8mb4_bin NULL,
    `urgency` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL DEFAULT 'normal',
    `confidential` BOOLEAN NOT NULL DEFAULT false,
    `gridCode` VARCHAR(20) COLLATE utf8mb4_bin NULL,
    `areaPath` VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
    `routeVerdict` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `routeReasons` TEXT NOT NULL,
    `triageReason` VARCHAR(500) NULL,
    `unitCode` VARCHAR(40) COLLATE utf8mb4_bin NULL,
    `handlerId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `handlerIds` TEXT NOT NULL,
    `supervised` BOOLEAN NOT NULL DEFAULT false,
    `suspendedUntil` DATETIME(3) NULL,
    `reopened` INTEGER NOT NULL DEFAULT 0,
    `sentBack` INTEGER NOT NULL DEFAULT 0,
    `mergedInto` CHAR(36) COLLATE utf8mb4_bin NULL,
    `acceptDue` DATETIME(3) NULL,
    `contactDue` DATETIME(3) NULL,
    `resolveDue` DATETIME(3) NULL,
    `due` DATETIME(3) NULL,
    `filedAt` DATETIME(3) NOT NULL,
    `acceptedAt` DATETIME(3) NULL,
    `contactedAt` DATETIME(3) NULL,
    `resolvedAt` DATETIME(3) NULL,
    `closedAt` DATETIME(3) NULL,
    `updatedAt` DATETIME(3) NOT NULL,
    `version` INTEGER NOT NULL DEFAULT 0,
    `headHash` CHAR(64) COLLATE utf8mb4_bin NOT NULL,

    UNIQUE INDEX `CaseFile_number_key`(`number`),
    INDEX `CaseFile_stage_due_idx`(`stage`, `due`),
    INDEX `CaseFile_areaPath_stage_idx`(`areaPath`, `stage`),
    INDEX `CaseFile_unitCode_stage_idx`(`unitCode`, `stage`),
    INDEX `CaseFile_residentId_filedAt_idx`(`residentId`, `filedAt`),
    INDEX `CaseFile_contactIndex_idx`(`contactIndex`),
    INDEX `CaseFile_filedAt_idx`(`filedAt`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `CaseEvent` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `caseId` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `seq` INTEGER NOT NULL,
    `at` DATETIME(3) NOT NULL,
    `action` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
    `fromStage` VARCHAR(12) COLLATE utf8mb4_bin NULL,
    `toStage` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
    `actorRole` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
    `actorId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `actorName` VARCHAR(60) NOT NULL,
    `unitCode` VARCHAR(40) COLLATE utf8mb4_bin NULL,
    `note` TEXT NOT NULL,
    `internalNote` TEXT NOT NULL,
    `data` TEXT NOT NULL,
    `previousHash` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
    `hash` CHAR(64) COLLATE utf8mb4_bin NOT NULL,

    UNIQUE INDEX `CaseEvent_caseId_seq_key`(`caseId`, `seq`),
    INDEX `CaseEvent_action_at_idx`(`action`, `at`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Photo` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `caseId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `eventSeq` INTEGER NULL,
    `kind` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `residentId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `staffId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `storageKey` VARCHAR(200) COLLATE utf8mb4_bin NOT NULL,
    `sha256` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
    `width` INTEGER NOT NULL,
    `height` INTEGER NOT NULL,
    `bytes` INTEGER NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,

    INDEX `Photo_caseId_idx`(`caseId`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Call` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `callKey` VARCHAR(120) COLLATE utf8mb4_bin NOT NULL,
    `fromCipher` VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
    `fromIndex` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
    `mobile` BOOLEAN NOT NULL DEFAULT false,
    `toNumber` VARCHAR(32) COLLATE utf8mb4_bin NOT NULL,
    `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `operatorId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `recording` VARCHAR(255) COLLATE utf8mb4_bin NULL,
    `surveyKey` VARCHAR(4) COLLATE utf8mb4_bin NULL,
    `startedAt` DATETIME(3) NOT NULL,
    `answeredAt` DATETIME(3) NULL,
    `endedAt` DATETIME(3) NULL,

    UNIQUE INDEX `Call_callKey_key`(`callKey`),
    INDEX `Call_state_startedAt_idx`(`state`, `startedAt`),
    INDEX `Call_fromIndex_idx`(`fromIndex`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `CallEvent` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `eventKey` VARCHAR(160) COLLATE utf8mb4_bin NOT NULL,
    `callKey` VARCHAR(120) COLLATE utf8mb4_bin NOT NULL,
    `body` TEXT NOT NULL,
    `receivedAt` DATETIME(3) NOT NULL,

    UNIQUE INDEX `CallEvent_eventKey_key`(`eventKey`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `InboundMessage` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `providerKey` VARCHAR(160) COLLATE utf8mb4_bin NOT NULL,
    `phoneCipher` VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
    `phoneIndex` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
    `toNumber` VARCHAR(32) COLLATE utf8mb4_bin NOT NULL,
    `text` TEXT NOT NULL,
    `sentAt` DATETIME(3) NOT NULL,
    `receivedAt` DATETIME(3) NOT NULL,
    `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `due` DATETIME(3) NOT NULL,
    `attempts` INTEGER NOT NULL DEFAULT 0,
    `leaseToken` CHAR(36) COLLATE utf8mb4_bin NULL,
    `leaseUntil` DATETIME(3) NULL,
    `intent` VARCHAR(20) COLLATE utf8mb4_bin NULL,
    `caseId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `error` VARCHAR(500) NULL,

    UNIQUE INDEX `InboundMessage_providerKey_key`(`providerKey`),
    INDEX `InboundMessage_state_due_idx`(`state`, `due`),
    INDEX `InboundMessage_phoneIndex_receivedAt_idx`(`phoneIndex`, `receivedAt`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Conversation` (
    `phoneIndex` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
    `question` VARCHAR(10) COLLATE utf8mb4_bin NULL,
    `caseId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `choices` TEXT NOT NULL,
    `askedAt` DATETIME(3) NULL,
    `expiresAt` DATETIME(3) NULL,
    `version` INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY (`phoneIndex`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Notice` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `dedupeKey` VARCHAR(160) COLLATE utf8mb4_bin NOT NULL,
    `caseId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `residentId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `purpose` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    `channel` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `fallbacks` TEXT NOT NULL,
    `phoneCipher` VARCHAR(255) COLLATE utf8mb4_bin NULL,
    `openidCipher` VARCHAR(255) COLLATE utf8mb4_bin NULL,
    `params` TEXT NOT NULL,
    `text` TEXT NOT NULL,
    `segments` INTEGER NOT NULL DEFAULT 1,
    `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `due` DATETIME(3) NOT NULL,
    `attempts` INTEGER NOT NULL DEFAULT 0,
    `leaseToken` CHAR(36) COLLATE utf8mb4_bin NULL,
    `leaseUntil` DATETIME(3) NULL,
    `provider` VARCHAR(20) COLLATE utf8mb4_bin NULL,
    `providerId` VARCHAR(64) COLLATE utf8mb4_bin NULL,
    `error` VARCHAR(300) NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `sentAt` DATETIME(3) NULL,
    `deliveredAt` DATETIME(3) NULL,

    UNIQUE INDEX `Notice_dedupeKey_key`(`dedupeKey`),
    INDEX `Notice_state_due_idx`(`state`, `due`),
    INDEX `Notice_caseId_createdAt_idx`(`caseId`, `createdAt`),
    INDEX `Notice_providerId_idx`(`providerId`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `DeliveryReceipt` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `receiptKey` VARCHAR(200) COLLATE utf8mb4_bin NOT NULL,
    `noticeId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `providerId` VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
    `delivered` BOOLEAN NOT NULL,
    `code` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    `reportedAt` DATETIME(3) NOT NULL,
    `receivedAt` DATETIME(3) NOT NULL,
    `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,

    UNIQUE INDEX `DeliveryReceipt_receiptKey_key`(`receiptKey`),
    INDEX `DeliveryReceipt_state_receivedAt_idx`(`state`, `receivedAt`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `CallBackTask` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `noticeId` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `caseId` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `purpose` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `phoneCipher` VARCHAR(255) COLLATE utf8mb4_bin NULL,
    `text` TEXT NOT NULL,
    `reason` VARCHAR(300) NOT NULL,
    `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `attempts` INTEGER NOT NULL DEFAULT 0,
    `result` VARCHAR(500) NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `doneAt` DATETIME(3) NULL,
    `doneBy` CHAR(36) COLLATE utf8mb4_bin NULL,

    UNIQUE INDEX `CallBackTask_noticeId_key`(`noticeId`),
    INDEX `CallBackTask_state_createdAt_idx`(`state`, `createdAt`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Survey` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `caseId` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `residentId` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `round` INTEGER NOT NULL,
    `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `areaPath` VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
    `invitedAt` DATETIME(3) NOT NULL,
    `remindedAt` DATETIME(3) NULL,
    `expiresAt` DATETIME(3) NOT NULL,
    `contacted` BOOLEAN NULL,
    `solved` VARCHAR(8) COLLATE utf8mb4_bin NULL,
    `satisfaction` INTEGER NULL,
    `words` TEXT NOT NULL,
    `via` VARCHAR(10) COLLATE utf8mb4_bin NULL,
    `answeredAt` DATETIME(3) NULL,
    `version` INTEGER NOT NULL DEFAULT 0,

    UNIQUE INDEX `Survey_caseId_round_key`(`caseId`, `round`),
    INDEX `Survey_state_expiresAt_idx`(`state`, `expiresAt`),
    INDEX `Survey_invitedAt_idx`(`invitedAt`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `AuditEntry` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `at` DATETIME(3) NOT NULL,
    `staffId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `action` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    `subject` VARCHAR(100) NOT NULL,
    `detail` VARCHAR(500) NOT NULL,

    INDEX `AuditEntry_at_idx`(`at`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `CaseSerial` (
    `day` CHAR(8) COLLATE utf8mb4_bin NOT NULL,
    `next` INTEGER NOT NULL,

    PRIMARY KEY (`day`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `ProviderToken` (
    `name` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    `valueCipher` TEXT NOT NULL,
    `expiresAt` DATETIME(3) NOT NULL,

    PRIMARY KEY (`name`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `SweepTurn` (
    `name` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    `ranAt` DATETIME(3) NOT NULL,
    `leaseToken` CHAR(36) COLLATE utf8mb4_bin NULL,
    `leaseUntil` DATETIME(3) NULL,

    PRIMARY KEY (`name`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Setting` (
    `key` VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    `value` TEXT NOT NULL,

    PRIMARY KEY (`key`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
