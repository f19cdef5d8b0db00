-- AlterTable
ALTER TABLE `Edition`
    MODIFY `effectiveFrom` DATETIME(3) NULL,
    ADD COLUMN `report` LONGTEXT NULL,
    ADD COLUMN `movedAt` DATETIME(3) NULL,
    ADD COLUMN `version` INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE `Duty`
    ADD COLUMN `level` INTEGER NULL,
    ADD COLUMN `businessGrid` VARCHAR(20) COLLATE utf8mb4_bin NULL;

-- AlterTable
ALTER TABLE `PlaceName` ADD COLUMN `version` INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE `Resident`
    ADD COLUMN `homeCipher` VARCHAR(800) COLLATE utf8mb4_bin NULL,
    ADD COLUMN `homeGrid` VARCHAR(20) COLLATE utf8mb4_bin NULL;

-- AlterTable
ALTER TABLE `CaseFile`
    ADD COLUMN `pathOfDay` VARCHAR(255) COLLATE utf8mb4_bin NOT NULL DEFAULT '',
    ADD COLUMN `level` INTEGER NULL,
    ADD COLUMN `routeProbability` DOUBLE NOT NULL DEFAULT 0,
    ADD INDEX `CaseFile_pathOfDay_filedAt_idx`(`pathOfDay`, `filedAt`);

-- AlterTable
ALTER TABLE `Photo`
    ADD COLUMN `lng` DOUBLE NULL,
    ADD COLUMN `lat` DOUBLE NULL;

-- CreateTable
CREATE TABLE `BusinessGrid` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `code` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    `name` VARCHAR(100) NOT NULL,
    `business` VARCHAR(40) NOT NULL,
    `gridCodes` TEXT NOT NULL,
    `border` LONGTEXT NULL,

    UNIQUE INDEX `BusinessGrid_code_key`(`code`),
    INDEX `BusinessGrid_business_idx`(`business`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `PlaceCorrection` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `caseId` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `at` DATETIME(3) NOT NULL,
    `by` VARCHAR(12) COLLATE utf8mb4_bin NOT NULL,
    `staffId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `verdict` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `probability` DOUBLE NOT NULL,
    `filedAt` DATETIME(3) NOT NULL,
    `gridBefore` VARCHAR(20) COLLATE utf8mb4_bin NULL,
    `gridAfter` VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    `placeId` CHAR(36) COLLATE utf8mb4_bin NULL,
    `placeName` VARCHAR(200) NOT NULL,

    INDEX `PlaceCorrection_caseId_idx`(`caseId`),
    INDEX `PlaceCorrection_filedAt_idx`(`filedAt`),
    INDEX `PlaceCorrection_placeId_at_idx`(`placeId`, `at`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `AliasProposal` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `phrase` VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    `placeId` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `placeName` VARCHAR(100) NOT NULL,
    `support` INTEGER NOT NULL,
    `caseNumbers` TEXT NOT NULL,
    `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `decidedAt` DATETIME(3) NULL,
    `decidedBy` CHAR(36) COLLATE utf8mb4_bin NULL,

    UNIQUE INDEX `AliasProposal_phrase_placeId_key`(`phrase`, `placeId`),
    INDEX `AliasProposal_state_createdAt_idx`(`state`, `createdAt`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `CategoryModel` (
    `id` CHAR(36) COLLATE utf8mb4_bin NOT NULL,
    `trainedAt` DATETIME(3) NOT NULL,
    `examples` INTEGER NOT NULL,
    `score` DOUBLE NOT NULL,
    `state` VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    `reason` VARCHAR(300) NOT NULL,
    `model` LONGTEXT NOT NULL,

    INDEX `CategoryModel_state_trainedAt_idx`(`state`, `trainedAt`),
    PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- What stands already: figures go on with the owner's path, and no edition in force has cases left to move.
UPDATE `CaseFile` SET `pathOfDay` = `areaPath`;
UPDATE `Edition` SET `movedAt` = `effectiveFrom`;
