/** `npm run areas -- <sub-command> …`: the division into areas, from files to what is in force. */
import { checkAreas } from './areasCheck.ts';
import { importAreas } from './areasImport.ts';
import { editionsCommand, releaseCommand, whatIfCommand } from './editions.ts';
import { PlainError } from './plainError.mjs';

interface SubCommand {
  /** How it is written and what it does, in one line. */
  usage: string;
  run: (args: readonly string[]) => Promise<void>;
}

const SUB_COMMANDS: Record<string, SubCommand> = {
  import: {
    usage:
      'import <文件> … [--code 字段 --name 字段 --parent 字段 | --levels 字段,字段,字段 | --prefixes 6,9,12] [--effective now|日期] [--dry-run]  导入边界（GeoJSON、TopoJSON、压缩的 Shapefile）',
    run: importAreas,
  },
  check: {
    usage: 'check [文件|版本编号] [--faults 文件]  只做覆盖检查，不写文件就查现行的一版',
    run: checkAreas,
  },
  editions: { usage: 'editions [--json]  列出各版划分', run: editionsCommand },
  'what-if': {
    usage: 'what-if <名称或编号> [--json]  用过去一年的案件试算一版划分',
    run: whatIfCommand,
  },
  release: {
    usage: 'release <名称或编号> <"2027-01-01 00:00"|now>  给草案定生效时间（北京时间）',
    run: releaseCommand,
  },
};

export async function main(): Promise<void> {
  const [name = '', ...args] = process.argv.slice(2);
  const command = SUB_COMMANDS[name];
  if (command) return command.run(args);
  const usages = Object.values(SUB_COMMANDS).map(({ usage }) => `  npm run areas -- ${usage}`);
  throw new PlainError('sub_command_missing', `请写明要做什么：\n${usages.join('\n')}`);
}
