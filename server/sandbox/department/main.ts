import { startDepartment } from '.';

/** Where it stands unless told otherwise: clear of the program, its browser build and the sandbox of WeChat. */
const PORT = 3020;

/** An outside system to forward to: `npm run sandbox:department -- [port]`. */
async function main(): Promise<void> {
  const port = Number(process.argv[2] ?? PORT);
  const { url } = await startDepartment({ port: Number.isInteger(port) && port >= 0 && port < 65_536 ? port : PORT });
  process.stdout.write(`部门系统沙箱 · ${url}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
