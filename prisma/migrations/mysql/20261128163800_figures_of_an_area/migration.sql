-- The figures of one area are counted from the index alone.
ALTER TABLE `FigureLine`
    DROP INDEX `FigureLine_areaPath_day_idx`,
    ADD INDEX `FigureLine_area_idx`(`areaPath`, `day`, `measure`, `minutes`, `channel`, `categoryCode`, `n`);
