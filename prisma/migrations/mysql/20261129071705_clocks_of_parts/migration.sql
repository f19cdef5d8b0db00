-- Parts of a case get a clock that is watched. An open one of before is told of its end alone.
ALTER TABLE `CasePart`
  ADD COLUMN `told` INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN `markAt` DATETIME(3) NULL,
  ADD INDEX `CasePart_markAt_idx`(`markAt`);
UPDATE `CasePart` SET `told` = 80, `markAt` = `due` WHERE `state` IN ('open', 'accepted');
