/** Prisma's schema engine as WebAssembly: for SQLite it needs no download. For drafting and checking only. */
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

export type SchemaEngine = wasm.SchemaEngine;

interface WasmLoader {
  instantiate(binary: Uint8Array, imports: object): Promise<{ instance: { exports: EngineExports } }>;
}

interface EngineExports {
  __wbindgen_start(): void;
}

let loading: Promise<void> | null = null;

/**
 * @param url `file:` and a path: the database to work on.
 * @param schema text of schema.sqlite.prisma.
 */
export async function openSchemaEngine(url: string, schema: string): Promise<SchemaEngine> {
  loading ??= load();
  await loading;
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaLibSql({ url }));
  return wasm.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, adapter);
}

async function load(): Promise<void> {
  // The engine reports its panics here and does not start without it.
  const panics = { set_message: (message: string) => void process.stderr.write(`${message}\n`) };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const binary = readFileSync(join(entry, '../schema_engine_bg.wasm'));
  // The types for Node leave the global out.
  const { WebAssembly } = globalThis as unknown as { WebAssembly: WasmLoader };
  const { instance } = await WebAssembly.instantiate(binary, { './schema_engine_bg.js': { ...wasm } });
  wasm.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}
