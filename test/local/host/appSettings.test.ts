import { expect, test } from '@jest/globals';
import { isFunctionDisabled, resolveSettingNames } from '../../../local/host/appSettings';
import { parseJsonWithComments } from '../../../local/host/parseJsonWithComments';

test('every %SETTING% in a value is replaced', () => {
  const settings = { A: 'one', B: 'two' };
  expect(resolveSettingNames('%A%-x-%B%', settings, 'f')).toBe('one-x-two');
  expect(() => resolveSettingNames('%C%', settings, 'f')).toThrow(
    "Error indexing method 'Functions.f'. Microsoft.Azure.WebJobs.Host: '%C%' does not resolve to a value.",
  );
});

test.each([
  [{ 'AzureWebJobs.f.Disabled': 'true' }, true],
  [{ 'AzureWebJobs.f.Disabled': '1' }, true],
  [{ AzureWebJobs_f_Disabled: 'True' }, true],
  [{ AzureWebJobs__f__Disabled: 'true' }, true],
  [{ 'AzureWebJobs.f.Disabled': 'false' }, false],
  [{ 'AzureWebJobs.g.Disabled': 'true' }, false],
  [{}, false],
])('%j switches f off: %s', (settings, off) => {
  expect(isFunctionDisabled('f', settings)).toBe(off);
});

test('comments are left out of JSON, and what looks like one inside a text stays', () => {
  const text = '\uFEFF{ // one\n "a": "http://x/*y*/", /* two */ "b": "\\"//" }';
  expect(parseJsonWithComments(text)).toEqual({ a: 'http://x/*y*/', b: '"//' });
});
