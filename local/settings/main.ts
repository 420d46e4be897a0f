import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repositoryRoot';
import { settingsPage } from './settingsPage';

/** `npm run docs:settings`: writes docs/settings.md, whose tables Prettier aligns afterwards. */
writeFileSync(join(repositoryRoot(), 'docs', 'settings.md'), settingsPage());
