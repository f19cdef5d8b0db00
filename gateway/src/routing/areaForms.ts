/** Under which words areas are looked for, and what of their names residents leave away. */
import type { NamedArea } from './gazetteer.ts';
import type { FormOrigin } from './nameForms.ts';
import { normaliseName } from './normalise.ts';

/** 临江区 and 临江: what names of places begin with and residents leave away. */
export function districtPrefixes(areaNames: readonly NamedArea[]): string[] {
  const top = Math.min(...areaNames.map(({ level }) => level));
  const names = areaNames.filter(({ level }) => level === top).map(({ name }) => normaliseName(name));
  return names
    .flatMap((name) => [name, name.replace(/(?:市|区|县|旗)$/u, '')])
    .filter(({ length }) => length >= 2);
}

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
