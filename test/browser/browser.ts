import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Debian's package `chromium`; nothing is downloaded. */
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Why no browser test can run here; `undefined` when it can. */
export const noBrowserReason = existsSync(executablePath)
  ? undefined
  : `no Chromium at ${executablePath} (apt-get install chromium)`;

const fonts = ['noto-sans', 'noto-sans-jp', 'noto-sans-thai', 'noto-sans-tc', 'noto-color-emoji'];

/**
 * Starts headless Chromium that sees the fonts of `node_modules`, so that every language is readable on a machine
 * without fonts of its own.
 */
export async function startBrowser(workDirectory: string): Promise<Browser> {
  await mkdir(workDirectory, { recursive: true });
  const fontConfig = join(workDirectory, 'fonts.conf');
  await writeFile(fontConfig, fontConfigText(join(workDirectory, 'font-cache')));
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    env: { ...process.env, FONTCONFIG_FILE: fontConfig },
  });
}

function fontConfigText(cacheDirectory: string): string {
  const folder = (name: string) => join(process.cwd(), 'node_modules/@expo-google-fonts', name);
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    ...fonts.map((name) => `<dir>${folder(name)}</dir>`),
    `<cachedir>${cacheDirectory}</cachedir>`,
    alias('sans-serif', ['Noto Sans', 'Noto Sans JP', 'Noto Sans Thai', 'Noto Sans TC']),
    alias('system-ui', ['Noto Sans', 'Noto Sans JP', 'Noto Sans Thai', 'Noto Sans TC']),
    '</fontconfig>',
  ].join('\n');
}

const alias = (family: string, preferred: string[]) =>
  `<alias binding="strong"><family>${family}</family><prefer>${preferred
    .map((name) => `<family>${name}</family>`)
    .join('')}</prefer></alias>`;
