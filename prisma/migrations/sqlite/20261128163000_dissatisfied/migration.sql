-- Few closed cases wait for a second look, among all that were ever closed.
CREATE INDEX "CaseFile_dissatisfied_due_idx" ON "CaseFile"("dissatisfied", "due");
