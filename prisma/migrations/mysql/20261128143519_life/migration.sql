-- AlterTable
ALTER TABLE `Staff`
    ADD COLUMN `leaderId` CHAR(36) COLLATE utf8mb4_bin NULL,
    ADD COLUMN `deputyId` CHAR(36) COLLATE utf8mb4_bin NULL,
    ADD COLUMN `awayFrom` DATETIME(3) NULL,
    ADD COLUMN `awayUntil` DATETIME(3) NULL,
    ADD INDEX `Staff_awayFrom_idx`(`awayFrom`);

-- AlterTable
ALTER TABLE `CaseFile`
    ADD COLUMN `handlerUnits` TEXT NULL,
    ADD COLUMN `suspendedAt` DATETIME(3) NULL,
    ADD COLUMN `asked` VARCHAR(10) COLLATE utf8mb4_bin NULL,
    ADD COLUMN `askedWhat` TEXT NULL,
    ADD COLUMN `extended` INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN `arrivedAt` DATETIME(3) NULL,
    ADD COLUMN `escalatedBy` VARCHAR(40) COLLATE utf8mb4_bin NULL,
    ADD COLUMN `givenBack` INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN `refused` INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN `checkBy` VARCHAR(10) COLLATE utf8mb4_bin NULL,
    ADD COLUMN `dissatisfied` BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN `repeatOf` CHAR(36) COLLATE utf8mb4_bin NULL,
    ADD COLUMN `anonymous` BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN `clock` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL DEFAULT 'working',
    ADD COLUMN `marks` VARCHAR(200) COLLATE utf8mb4_bin NOT NULL DEFAULT '',
    ADD COLUMN `markAt` DATETIME(3) NULL,
    ADD INDEX `CaseFile_markAt_idx`(`markAt`),
    ADD INDEX `CaseFile_mergedInto_idx`(`mergedInto`),
    ADD INDEX `CaseFile_repeatOf_idx`(`repeatOf`),
    ADD INDEX `CaseFile_handlerId_stage_idx`(`handlerId`, `stage`),
    ADD INDEX `CaseFile_categoryCode_filedAt_idx`(`categoryCode`, `filedAt`);

-- AlterTable
ALTER TABLE `CaseEvent` ADD INDEX `CaseEvent_at_idx`(`at`);

-- AlterTable
ALTER TABLE `Photo` ADD COLUMN `likeness` CHAR(16) COLLATE utf8mb4_bin NULL;

-- AlterTable
ALTER TABLE `Survey`
    ADD COLUMN `device` CHAR(64) COLLATE utf8mb4_bin NULL,
    ADD INDEX `Survey_device_answeredAt_idx`(`device`, `answeredAt`);

-- CreateTable
CREATE TABLE `PhotoBand` (
    `id` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    `band` VARCHAR(8) COLLATE utf8mb4_bin NOT NULL,
    `photoId` CHAR(36) COLLATE utf8mb4_bin NOT NULL,

    INDEX `PhotoBand_band_idx`(`band`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `CasePart` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `caseId` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `unitCode` VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    `task` TEXT NOT NULL,
    `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `due` DATETIME(3) NOT NULL,
    `handlerId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `result` TEXT NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `acceptedAt` DATETIME(3) NULL,
    `endedAt` DATETIME(3) NULL,

    INDEX `CasePart_caseId_idx`(`caseId`),
    INDEX `CasePart_unitCode_state_due_idx`(`unitCode`, `state`, `due`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `DaySeal` (
    `day` CHAR(8) COLLATE utf8mb4_bin NOT NULL,
    `events` INTEGER NOT NULL,
    `cases` INTEGER NOT NULL,
    `headsHash` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
    `previousHash` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
    `hash` CHAR(64) COLLATE utf8mb4_bin NOT NULL,
    `sealedAt` DATETIME(3) NOT NULL,

    PRIMARY KEY (`day`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `FigureLine` (
    `id` VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    `day` CHAR(8) COLLATE utf8mb4_bin NOT NULL,
    `measure` VARCHAR(16) COLLATE utf8mb4_bin NOT NULL,
    `n` INTEGER NOT NULL,
    `minutes` INTEGER NULL,
    `areaPath` VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
    `unitCode` VARCHAR(40) COLLATE utf8mb4_bin NULL,
    `personId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `categoryCode` VARCHAR(20) COLLATE utf8mb4_bin NULL,
    `channel` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `reasonCode` VARCHAR(20) COLLATE utf8mb4_bin NULL,
    `caseId` CHAR(36) COLLATE utf8mb4_bin NOT NULL,

    INDEX `FigureLine_day_measure_idx`(`day`, `measure`),
    INDEX `FigureLine_areaPath_day_idx`(`areaPath`, `day`),
    INDEX `FigureLine_caseId_idx`(`caseId`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `FigureSum` (
    `id` VARCHAR(140) COLLATE utf8mb4_bin NOT NULL,
    `period` VARCHAR(8) COLLATE utf8mb4_bin NOT NULL,
    `areaCode` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    `dimension` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `key` VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    `counts` TEXT NOT NULL,

    INDEX `FigureSum_areaCode_period_idx`(`areaCode`, `period`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Flag` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `dedupeKey` VARCHAR(160) COLLATE utf8mb4_bin NOT NULL,
    `kind` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    `areaPath` VARCHAR(255) COLLATE utf8mb4_bin NOT NULL,
    `unitCode` VARCHAR(40) COLLATE utf8mb4_bin NULL,
    `staffId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `detail` VARCHAR(500) NOT NULL,
    `caseIds` TEXT NOT NULL,
    `at` DATETIME(3) NOT NULL,
    `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `seenBy` CHAR(36) COLLATE utf8mb4_bin NULL,
    `seenAt` DATETIME(3) NULL,
    `note` VARCHAR(500) NOT NULL DEFAULT '',

    UNIQUE INDEX `Flag_dedupeKey_key`(`dedupeKey`),
    INDEX `Flag_state_at_idx`(`state`, `at`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `StaffNotice` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `dedupeKey` VARCHAR(160) COLLATE utf8mb4_bin NOT NULL,
    `staffId` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `caseId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `kind` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    `text` VARCHAR(300) COLLATE utf8mb4_bin NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `readAt` DATETIME(3) NULL,

    UNIQUE INDEX `StaffNotice_dedupeKey_key`(`dedupeKey`),
    INDEX `StaffNotice_staffId_readAt_createdAt_idx`(`staffId`, `readAt`, `createdAt`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Cases that are open get their first look at the limit that runs.
UPDATE `CaseFile` SET `markAt` = `due`
WHERE `stage` IN ('received', 'registered', 'dispatched', 'handling') AND `suspendedUntil` IS NULL;
