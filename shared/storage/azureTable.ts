import type {
  TableClient,
  TableEntity,
  TableEntityResult,
  TransactionAction,
} from '@azure/data-tables';
import type { Row, RowChange, RowFields, Table, TransactionResult } from './table';
import { assertTableKey } from './tableKey';
import { assertFields, assertTransaction } from './tableLimits';
import { codeOf, creatingWhenMissing, statusOf, storageFailure } from './storageFailure';

const missingTable = 'TableNotFound';
/** Not the status alone: a table that is being deleted answers 409 too. */
const existing = 'EntityAlreadyExists';

/** A table of Azure Storage. `client` is asked for when first needed. */
export function createAzureTable(name: string, client: () => Promise<TableClient>): Table {
  async function call<T>(
    keys: readonly string[],
    work: (table: TableClient) => Promise<T>,
  ): Promise<T> {
    try {
      assertTableKey(name, ...keys);
      return await work(await client());
    } catch (error) {
      throw storageFailure('table', name, error);
    }
  }

  const write = <T>(table: TableClient, work: () => Promise<T>) =>
    creatingWhenMissing(missingTable, () => table.createTable(), work);

  return {
    name,
    get: (partition, row) =>
      call([partition, row], async (table) => {
        try {
          return readRow(await table.getEntity(partition, row));
        } catch (error) {
          if (statusOf(error) === 404) return undefined;
          throw error;
        }
      }),
    insert: (partition, row, fields) =>
      call([partition, row], async (table) => {
        assertFields(name, fields);
        try {
          const { etag } = await write(table, () =>
            table.createEntity(entity(partition, row, fields)),
          );
          return { kind: 'created', etag: etag ?? '' };
        } catch (error) {
          if (codeOf(error) === existing) return { kind: 'exists' };
          throw error;
        }
      }),
    upsert: (partition, row, fields) =>
      call([partition, row], async (table) => {
        assertFields(name, fields);
        await write(table, () => table.upsertEntity(entity(partition, row, fields), 'Replace'));
      }),
    replace: (partition, row, fields, etag) =>
      call([partition, row], async (table) => {
        assertFields(name, fields);
        try {
          const result = await table.updateEntity(entity(partition, row, fields), 'Replace', {
            etag,
          });
          return { kind: 'replaced', etag: result.etag ?? '' };
        } catch (error) {
          return { kind: refusalOf(error) };
        }
      }),
    remove: (partition, row, etag) =>
      call([partition, row], async (table) => {
        try {
          await table.deleteEntity(partition, row, etag === undefined ? {} : { etag });
          return 'removed';
        } catch (error) {
          return refusalOf(error);
        }
      }),
    list: (partition, { fromRow, toRow, limit } = {}) =>
      call([partition], async (table) => {
        const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
        const filter = [
          `PartitionKey eq ${quoted(partition)}`,
          ...(fromRow === undefined ? [] : [`RowKey ge ${quoted(fromRow)}`]),
          ...(toRow === undefined ? [] : [`RowKey lt ${quoted(toRow)}`]),
        ].join(' and ');
        const rows: Row[] = [];
        if (limit === 0) return rows;
        try {
          const pages = table
            .listEntities({ queryOptions: { filter } })
            .byPage({ maxPageSize: Math.min(limit ?? 1000, 1000) });
          for await (const page of pages) {
            rows.push(...page.map(readRow));
            if (limit !== undefined && rows.length >= limit) return rows.slice(0, limit);
          }
        } catch (error) {
          if (statusOf(error) !== 404) throw error;
        }
        return rows;
      }),
    transact: (partition, changes) =>
      call([partition, ...changes.map(({ row }) => row)], async (table) => {
        assertTransaction(name, changes);
        if (changes.length === 0) return { kind: 'done', etags: [] };
        try {
          const result = await write(table, () =>
            table.submitTransaction(changes.map((change) => action(partition, change))),
          );
          return { kind: 'done', etags: result.subResponses.map(({ etag }) => etag) };
        } catch (error) {
          return transactionRefusal(error);
        }
      }),
    drop: () =>
      call([], async (table) => {
        await table.deleteTable();
      }),
  };
}

function entity(partition: string, row: string, fields: RowFields): TableEntity {
  const known = Object.entries(fields).map(([key, value]) => [key, typed(value)] as const);
  return { ...Object.fromEntries(known), partitionKey: partition, rowKey: row };
}

/** Whole numbers beyond 32 bits, such as times in ms, are written as doubles: exact to 2^53. */
function typed(value: RowFields[string]): unknown {
  return typeof value === 'number' ? { type: 'Double', value: String(value) } : value;
}

function readRow(found: TableEntityResult<Record<string, unknown>>): Row {
  const { partitionKey = '', rowKey = '', etag, timestamp: _timestamp, ...rest } = found;
  const fields = Object.entries(rest).filter(([key]) => !key.startsWith('odata.'));
  return {
    partition: partitionKey,
    row: rowKey,
    etag,
    fields: Object.fromEntries(fields) as Row['fields'],
  };
}

function action(partition: string, change: RowChange): TransactionAction {
  switch (change.op) {
    case 'insert':
      return ['create', entity(partition, change.row, change.fields)];
    case 'upsert':
      return ['upsert', entity(partition, change.row, change.fields), 'Replace'];
    case 'replace':
      return [
        'update',
        entity(partition, change.row, change.fields),
        'Replace',
        { etag: change.etag },
      ];
    case 'remove':
      return ['delete', { partitionKey: partition, rowKey: change.row }];
    default:
      return change satisfies never;
  }
}

/** `changed` or `missing` for the two refusals that callers expect; anything else is thrown. */
function refusalOf(error: unknown): 'changed' | 'missing' {
  if (statusOf(error) === 412) return 'changed';
  if (statusOf(error) === 404) return 'missing';
  throw error;
}

/** Storage puts the failed change's index before its message: `1:The specified entity already exists.` */
function transactionRefusal(error: unknown): TransactionResult {
  const { message = '' } = (error ?? {}) as { message?: string };
  const index = Number(/(?:^|\s|")(\d+):/.exec(message)?.[1] ?? 0);
  if (codeOf(error) === existing) return { kind: 'exists', index };
  return { kind: refusalOf(error), index };
}
