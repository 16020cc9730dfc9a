import { startDepartment } from '.';

/** Where it stands unless told otherwise: clear of the program, its browser build and the sandbox of WeChat. */
const PORT = 3020;
const MAIL_PORT = 3025;
const portOf = (word: string | undefined, usual: number): number => {
  const port = Number(word ?? usual);
  return Number.isInteger(port) && port >= 0 && port < 65_536 ? port : usual;
};

/** An outside system to forward to: `npm run sandbox:department -- [port] [port of SMTP]`. */
async function main(): Promise<void> {
  const { url, cityUrl, state } = await startDepartment({ port: portOf(process.argv[2], PORT), mailPort: portOf(process.argv[3], MAIL_PORT) });
  process.stdout.write(`部门系统沙箱 · ${url}\nOpen311 · ${cityUrl}\nSMTP · smtp://127.0.0.1:${state.mailbox.port ?? ''}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
