/** Under which words areas are looked for. */
import type { FormOrigin } from './nameForms.ts';
import { normaliseName } from '../text/normalise.ts';

/** 和平社区 is also 和平居委会, 滨江街道 also 滨江街道办; the bare 滨江 is weak: it may as well be a place. */
export function areaForms(name: string): ReadonlyMap<string, FormOrigin> {
  const forms = new Map<string, FormOrigin>();
  const full = normaliseName(name);
  const add = (texts: readonly string[], origin: FormOrigin): void => {
    for (const text of texts) if (text.length >= 2 && !forms.has(text)) forms.set(text, origin);
  };
  add([full], 'name');
  const [, community = '', serial = ''] = /^(.+?)第?(\d+)号?网格$/u.exec(full) ?? [];
  if (serial)
    add([`${community}${serial}网格`, `${community}第${serial}网格`, `${community}${serial}号网格`], 'alias');
  const stem = full.replace(/(?:街道办事处|街道|社区居委会|社区|村委会|镇|乡)$/u, '');
  if (stem === full || stem.length < 2) return forms;
  if (full.includes('街道')) add([`${stem}街道`, `${stem}办事处`, `${stem}街办`], 'alias');
  if (full.includes('社区')) add([`${stem}社区`, `${stem}居委会`, `${stem}村委会`], 'alias');
  add([stem], 'weak');
  return forms;
}
