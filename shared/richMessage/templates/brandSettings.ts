import { createSingleFlight } from '../../cache/singleFlight';
import type { Clock } from '../../clock';
import type { Table } from '../../storage/table';
import { Brand } from './brand';

/** The brand that an operator has set; every picture follows it. */
export interface BrandSettings {
  /** The same object until it is set again; undefined when there is none. */
  get(): Promise<Brand | undefined>;
  /** Undefined: takes it back. Pictures that are made stay as they are. */
  set(brand: Brand | undefined): Promise<void>;
}

/** How long another process goes on without noticing a change. */
export const brandLivesMs = 60_000;

const [partition, row] = ['brand', 'brand'];

/** @param fallback the brand while none is set */
export function createBrandSettings(table: Table, clock: Clock, fallback?: Brand): BrandSettings {
  let known: { readonly brand: Brand | undefined; readonly etag: string } | undefined;
  let readAtMs = Number.NEGATIVE_INFINITY;
  const inOneFlight = createSingleFlight<Brand | undefined>();

  async function load(): Promise<Brand | undefined> {
    const found = await table.get(partition, row);
    readAtMs = clock();
    const etag = found?.etag ?? '';
    if (known === undefined || known.etag !== etag) {
      const brand =
        found === undefined ? fallback : Brand.parse(JSON.parse(String(found.fields.brand)));
      known = { brand, etag };
    }
    return known.brand;
  }

  return {
    async get() {
      if (known !== undefined && clock() - readAtMs < brandLivesMs) return known.brand;
      try {
        return await inOneFlight('brand', load);
      } catch (error) {
        if (known === undefined) throw error;
        return known.brand;
      }
    },
    async set(brand) {
      if (brand === undefined) await table.remove(partition, row);
      else await table.upsert(partition, row, { brand: JSON.stringify(brand) });
      await load();
    },
  };
}
