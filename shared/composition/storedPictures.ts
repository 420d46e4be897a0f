import { containerNames, tableNames } from '../jobs/resources';
import { createPictureCache, type PictureCache } from '../richMessage/picture/pictureCache';
import {
  createPictureRegister,
  type PictureRegister,
} from '../richMessage/picture/pictureRegister';
import type { Ports } from './ports';

/** Pictures that are there, and which of them a sent message names. */
export interface StoredPictures {
  readonly pictures: PictureCache;
  readonly register: PictureRegister;
}

export function createStoredPictures({ storage, reporter, clock }: Ports): StoredPictures {
  const store = storage.blobStore(containerNames.pictures);
  const tables = {
    pictures: storage.table(tableNames.pictures),
    named: storage.table(tableNames.namedPictures),
  };
  return {
    pictures: createPictureCache({ store, reporter, clock }),
    register: createPictureRegister(tables, clock),
  };
}
