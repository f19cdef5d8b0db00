-- Open cases of before go by the clock that their limits were counted by; what went by while no clock was watched is
-- not hurried at once.
UPDATE `CaseFile` SET `clock` = 'always'
WHERE `stage` IN ('registered', 'dispatched', 'handling', 'resolved')
  AND `categoryCode` IN (SELECT `code` FROM `Category` WHERE `clock` = 'always');
UPDATE `CaseFile` SET `marks` = 'before'
WHERE `stage` IN ('received', 'registered', 'dispatched', 'handling', 'resolved') AND `marks` = '';
UPDATE `CaseFile` SET `markAt` = `resolvedAt` WHERE `stage` = 'resolved' AND `markAt` IS NULL;
