import path from 'node:path';
import { parseArgs } from 'node:util';
import packageFile from '../package.json';
import { EMBEDDED_NAME } from './platform/database/connect';
import { openSnapshot } from './platform/database/snapshot';
import { createFieldCipher } from './platform/crypto/fieldCipher';
import { deriveKeys, keptSecret } from './platform/crypto/keys';
import { systemClock } from './platform/clock';
import { createLogger } from './platform/logger';
import { createStorage } from './platform/storage';
import { makeBackup } from './backup/make';
import { BackupError } from './backup/format';
import { filesOfFeatures, quietConfig, runProgram } from './program';

/**
 * `npm run backup -- --to DIR`: database and pictures of this configuration together, into an empty directory, while
 * servers go on. LINLI_SECRET is not in it: keep it apart, phone numbers open with nothing else.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { to: { type: 'string' } } });
  if (values.to === undefined) throw new BackupError('请说明放到哪里：npm run backup -- --to 目录', 'Say where to: npm run backup -- --to DIR');
  const config = quietConfig();
  const snapshot = await openSnapshot({ ...config }, EMBEDDED_NAME, createLogger(config.logLevel));
  try {
    const cipher = createFieldCipher(deriveKeys(config.secret ?? keptSecret(config.dataDir)).field);
    const deps = { storage: createStorage(config), cipher, clock: systemClock };
    const directory = path.resolve(values.to);
    const { collections, files, moment } = await makeBackup({ snapshot, deps, filesOf: filesOfFeatures, program: `linli ${packageFile.version}` }, directory);
    const documents = collections.reduce((sum, part) => sum + part.documents, 0);
    process.stdout.write(`备份好了：${collections.length} 个集合，${documents} 份文档，${files.count} 个文件（${Math.ceil(files.bytes / 1024)} KB），在 ${directory}\n`);
    if (files.missing > 0) process.stdout.write(`  有 ${files.missing} 个文件在存储里找不到\n`);
    if (moment === 'span') process.stdout.write('  数据库是单个服务器：备份期间写入的内容可能只在一部分里。要完全一致，请先停下写入\n');
    process.stdout.write('  LINLI_SECRET 不在备份里，请另外保管：没有它，电话号码打不开\n');
  } finally {
    await snapshot.close();
  }
}

runProgram(main);
