-- The cases behind a figure are read by measure, newest day first.
CREATE INDEX `FigureLine_measure_day_idx` ON `FigureLine`(`measure`, `day`);
