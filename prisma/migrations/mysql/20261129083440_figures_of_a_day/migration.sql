-- The lines of a day that is not summed yet are read again and again: from the index alone.
ALTER TABLE `FigureLine`
  DROP INDEX `FigureLine_day_measure_idx`,
  ADD INDEX `FigureLine_day_idx`(`day`, `measure`, `minutes`, `areaPath`, `channel`, `categoryCode`, `unitCode`, `personId`, `n`);
