import fc from 'fast-check';
import { atOnce } from '../../slices.ts';
import { draftHashLists } from './hashLists.ts';
import { draftNearNames, type NearName, type NearNames } from './nearNames.ts';
import { compare } from './slips.ts';

function nearNames(names: readonly string[]): NearNames {
  const draft = draftNearNames();
  names.forEach((name, form) => draft.add(name, form, { sounds: true, shapes: true }));
  return atOnce(draft.finish((form) => names[form] ?? ''));
}

const near = (names: string[], text: string) =>
  nearNames(names)
    .find(text, 0, text.length)
    .map(({ form, start, end, slip }) => `${names[form]}=${text.slice(start, end)}:${slip}`);

test.each([
  ['宾江花园', '滨江花园=宾江花园:sound'],
  ['锦秀江南', '锦绣江南=锦秀江南:sound'],
  ['锦绣江北', '锦绣江南=锦绣江北:changed'],
  ['锦绣南', '锦绣江南=锦绣南:missing'],
  ['锦绣大江南', '锦绣江南=锦绣大江南:extra'],
  ['绣锦江南', '锦绣江南=绣锦江南:swapped'],
  ['水景元', '水景园=水景元:sound'],
])('%s is near %s', (text, expected) => {
  expect(near(['滨江花园', '锦绣江南', '水景园'], text)).toContain(expected);
});

test('a whole name is not near itself, nor is what has two slips', () => {
  expect(near(['锦绣江南'], '锦绣江南')).not.toContainEqual(expect.stringContaining('=锦绣江南:'));
  expect(near(['锦绣江南'], '锦上江北')).toEqual([]);
});

test('only names over given positions are found where that is asked', () => {
  const index = nearNames(['船厂宿舍', '滨江花园']);
  const text = '宾江花园船厂宿社';
  const found = index.find(text, 0, text.length, { start: 4, end: 6 });
  expect(found.map(({ start, end }) => text.slice(start, end))).toContain('船厂宿社');
  expect(new Set(found.map(({ form }) => form))).toEqual(new Set([0]));
});

test('finds all that comparing every name with every stretch finds', () => {
  const word = fc.stringMatching(/^[锦绣江南花园水景路]{3,6}$/);
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { maxLength: 8 }),
      fc.stringMatching(/^[锦绣江南花园水景路的]{0,12}$/),
      (names, text) => {
        const key = ({ form, start, end }: NearName) => `${form}:${start}:${end}`;
        const found = new Set(nearNames(names).find(text, 0, text.length).map(key));
        const near = compared(names, text);
        for (const one of near) if (!isHidden(names, one)) expect(found).toContain(key(one));
        expect([...found].filter((one) => !near.map(key).includes(one))).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

/** Of three characters, two are the stem: changed there it need not be found. */
function isHidden(names: readonly string[], { form, slip, at }: NearName): boolean {
  const name = names[form] ?? '';
  return name.length === 3 && !name.endsWith('路') && slip === 'changed' && at < 2;
}

/** The obvious way. */
function compared(names: readonly string[], text: string): NearName[] {
  const found: NearName[] = [];
  names.forEach((name, form) => {
    for (let start = 0; start < text.length; start++)
      for (let end = start + 3; end <= text.length; end++) {
        const slip = compare(name, text, start, end);
        if (slip) found.push({ form, start, end, ...slip });
      }
  });
  return found;
}

test('lists by hash give back what was put in, and nothing for other hashes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer(), fc.nat()), { maxLength: 200 }),
      fc.integer(),
      (entries, other) => {
        const draft = draftHashLists();
        for (const [hash, value] of entries) draft.add(hash, value);
        const lists = atOnce(draft.finish());
        for (const hash of [...entries.map(([own]) => own), other]) {
          const values: number[] = [];
          for (let entry = lists.first(hash); entry >= 0; entry = lists.next(entry, hash))
            values.push(lists.valueOf(entry));
          expect(values.sort()).toEqual(
            entries
              .filter(([own]) => own === hash)
              .map(([, value]) => value)
              .sort(),
          );
        }
      },
    ),
  );
});
