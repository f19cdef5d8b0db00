-- The figures of one area are counted from the index alone.
DROP INDEX "FigureLine_areaPath_day_idx";
CREATE INDEX "FigureLine_area_idx" ON "FigureLine"("areaPath", "day", "measure", "minutes", "channel", "categoryCode", "n");
