-- Parts of a case get a clock that is watched. An open one of before is told of its end alone.
ALTER TABLE `CasePart`
  ADD COLUMN `minutes` INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN `told` INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN `markAt` DATETIME(3) NULL,
  ADD INDEX `CasePart_markAt_idx`(`markAt`);
UPDATE `CasePart` SET `told` = 80, `markAt` = `due` WHERE `state` IN ('open', 'accepted');

-- A closing that was told of again counts as work done again once.
CREATE TABLE `Repetition` (
  `closing` VARCHAR(60) NOT NULL,
  `caseId` CHAR(36) NOT NULL,
  PRIMARY KEY (`closing`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
