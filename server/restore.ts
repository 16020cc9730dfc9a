import path from 'node:path';
import { parseArgs } from 'node:util';
import { features } from './features';
import { prepareDatabase } from './prepare';
import { BackupError } from './backup/format';
import { onDatabase, quietConfig, runProgram } from './program';
import { restoreBackup, verifyBackup } from './backup/restore';

/**
 * `npm run restore -- --from DIR`: brings a backup back into the empty database and storage of this configuration, with
 * no server running on it. `--check`: only holds the backup against its manifest. An older backup is migrated.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: 'string' }, check: { type: 'boolean' } } });
  if (values.from === undefined) throw new BackupError('请说明从哪里恢复：npm run restore -- --from 目录', 'Say where from: npm run restore -- --from DIR');
  const directory = path.resolve(values.from);
  if (values.check) {
    const { at, collections, files } = await verifyBackup(directory);
    process.stdout.write(`备份完好：${at}，${collections.length} 个集合，${files.count} 个文件\n`);
    return;
  }
  await onDatabase(quietConfig(), async (deps) => {
    const { at, collections, files } = await restoreBackup(deps, directory);
    await prepareDatabase(deps, features);
    const documents = collections.reduce((sum, part) => sum + part.documents, 0);
    process.stdout.write(`恢复好了：${at} 的备份，${documents} 份文档，${files.count} 个文件\n`);
  });
}

runProgram(main);
