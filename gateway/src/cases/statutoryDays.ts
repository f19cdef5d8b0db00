/**
 * The days of rest that stand in the law (全国年节及纪念日放假办法, as of 2025), for years whose 调休 is not announced yet:
 * nobody's limit runs out on a New Year's Day because the calendar library is a year old. Pure.
 */
import chineseDays from 'chinese-days';

/** 元旦, 劳动节, 国庆节. */
const SOLAR = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];
/** 春节, 端午, 中秋, by month and day of the lunar year. */
const LUNAR = ['1-1', '1-2', '1-3', '5-5', '8-15'];
const DAY = 24 * 3600_000;

/** @param date `2027-01-01` */
export function isStatutoryRest(date: string): boolean {
  if (SOLAR.includes(date.slice(5)) || LUNAR.includes(lunarOf(date))) return true;
  const tomorrow = new Date(Date.parse(date) + DAY).toISOString().slice(0, 10);
  return lunarOf(tomorrow) === '1-1' || isQingming(date);
}

function lunarOf(date: string): string {
  const { lunarMon, lunarDay, isLeap } = chineseDays.getLunarDate(date);
  return isLeap ? '' : `${lunarMon}-${lunarDay}`;
}

function isQingming(date: string): boolean {
  return chineseDays.getSolarTerms(date).some(({ date: day, name }) => name === '清明' && day === date);
}
