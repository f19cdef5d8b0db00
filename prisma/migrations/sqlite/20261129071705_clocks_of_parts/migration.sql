-- Parts of a case get a clock that is watched. An open one of before is told of its end alone.
ALTER TABLE "CasePart" ADD COLUMN "minutes" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "CasePart" ADD COLUMN "told" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "CasePart" ADD COLUMN "markAt" DATETIME;
CREATE INDEX "CasePart_markAt_idx" ON "CasePart"("markAt");
UPDATE "CasePart" SET "told" = 80, "markAt" = "due" WHERE "state" IN ('open', 'accepted');

-- A closing that was told of again counts as work done again once.
CREATE TABLE "Repetition" (
    "closing" TEXT NOT NULL PRIMARY KEY,
    "caseId" TEXT NOT NULL
);
