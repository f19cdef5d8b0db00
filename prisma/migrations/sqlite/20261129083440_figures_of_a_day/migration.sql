-- The lines of a day that is not summed yet are read again and again: from the index alone.
DROP INDEX "FigureLine_day_measure_idx";
CREATE INDEX "FigureLine_day_idx" ON "FigureLine"("day", "measure", "minutes", "areaPath", "channel", "categoryCode", "unitCode", "personId", "n");
