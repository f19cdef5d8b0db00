-- AlterTable
ALTER TABLE `CaseFile` ADD COLUMN `affectedCipher` VARCHAR(255) COLLATE utf8mb4_bin NULL;

-- AlterTable
ALTER TABLE `Complaint` ADD COLUMN `affectedCipher` VARCHAR(255) COLLATE utf8mb4_bin NULL;

-- AlterTable
ALTER TABLE `Conversation`
    ADD COLUMN `pending` TEXT NULL,
    ADD COLUMN `greetedAt` DATETIME(3) NULL,
    ADD COLUMN `joinUntil` DATETIME(3) NULL,
    ADD COLUMN `joiningId` CHAR(36) COLLATE utf8mb4_bin NULL,
    ADD COLUMN `takenBy` CHAR(36) COLLATE utf8mb4_bin NULL,
    ADD COLUMN `takenAt` DATETIME(3) NULL,
    ADD INDEX `Conversation_takenBy_idx`(`takenBy`),
    ADD INDEX `Conversation_question_expiresAt_idx`(`question`, `expiresAt`);

-- AlterTable
ALTER TABLE `InboundMessage` ADD COLUMN `joinedTo` CHAR(36) COLLATE utf8mb4_bin NULL;

-- AlterTable
ALTER TABLE `SignInCode`
    ADD COLUMN `addressIndex` CHAR(64) COLLATE utf8mb4_bin NULL,
    ADD INDEX `SignInCode_addressIndex_createdAt_idx`(`addressIndex`, `createdAt`),
    ADD INDEX `SignInCode_createdAt_idx`(`createdAt`);

-- AlterTable
ALTER TABLE `CallBackTask`
    MODIFY `noticeId` CHAR(36) COLLATE utf8mb4_bin NULL,
    ADD COLUMN `requestedBy` CHAR(36) COLLATE utf8mb4_bin NULL;

-- AlterTable
ALTER TABLE `Notice`
    ADD COLUMN `phoneIndex` CHAR(64) COLLATE utf8mb4_bin NULL,
    ADD COLUMN `urgent` BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN `heldFor` VARCHAR(10) COLLATE utf8mb4_bin NULL,
    ADD COLUMN `mergedInto` CHAR(36) COLLATE utf8mb4_bin NULL,
    ADD COLUMN `wording` INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN `tries` TEXT NULL,
    ADD INDEX `Notice_phoneIndex_sentAt_idx`(`phoneIndex`, `sentAt`);

-- AlterTable
ALTER TABLE `Subscription`
    ADD COLUMN `longTerm` BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN `refusedAt` DATETIME(3) NULL;

-- CreateTable
CREATE TABLE `SpentProof` (
    `id` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
    `expiresAt` DATETIME(3) NOT NULL,

    INDEX `SpentProof_expiresAt_idx`(`expiresAt`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Alarm` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `inboundId` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `caseId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `kind` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `phoneCipher` VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
    `text` TEXT NOT NULL,
    `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `doneAt` DATETIME(3) NULL,
    `doneBy` CHAR(36) COLLATE utf8mb4_bin NULL,
    `note` VARCHAR(500) NOT NULL DEFAULT '',

    UNIQUE INDEX `Alarm_inboundId_key`(`inboundId`),
    INDEX `Alarm_state_createdAt_idx`(`state`, `createdAt`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `NoticeTemplate` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `purpose` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    `version` INTEGER NOT NULL,
    `text` TEXT NOT NULL,
    `carrierCode` VARCHAR(60) COLLATE utf8mb4_bin NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `createdBy` CHAR(36) COLLATE utf8mb4_bin NULL,

    UNIQUE INDEX `NoticeTemplate_purpose_version_key`(`purpose`, `version`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `ProviderHealth` (
    `name` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    `circuit` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `failures` INTEGER NOT NULL DEFAULT 0,
    `openedAt` DATETIME(3) NULL,
    `probeAt` DATETIME(3) NULL,
    `reason` VARCHAR(300) NOT NULL DEFAULT '',
    `updatedAt` DATETIME(3) NOT NULL,

    PRIMARY KEY (`name`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
