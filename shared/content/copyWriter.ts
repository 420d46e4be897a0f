import { ModelError } from '../ai/modelError';
import { chatUsage } from '../ai/modelUsage';
import type { ModelClient, ModelRequest } from '../ai/modelClient';
import { addUsage, noUsage } from '../ai/modelCost';
import type { LayeredCache } from '../cache/layeredCache';
import type { Clock } from '../clock';
import type { Reporter } from '../telemetry/reporter';
import { checkCopy, checksVersion } from './checkCopy';
import type { CopyBrief, MoodyCopy, WrittenCopy } from './copyBrief';
import { copyKey } from './copyCache';
import { type Complaint, copyPromptOf, copyRequest, readCopies } from './copyPrompt';
import type { CuratedCopy } from './curatedCopy';
import { emergencyCopy } from './emergencyCopy';
import type { Language } from './languages';

export interface CopyWriter {
  /** Always answers: with the model's words, else with people's. */
  write(brief: CopyBrief): Promise<ReadonlyMap<Language, WrittenCopy>>;
}

export interface CopyWriterDeps {
  readonly models: Pick<ModelClient, 'complete'>;
  /** Names the model in the cache's keys. */
  readonly model: string;
  readonly curatedCopy: Pick<CuratedCopy, 'pick' | 'has'>;
  readonly cache: LayeredCache<WrittenCopy>;
  readonly reporter: Reporter;
  readonly clock: Clock;
}

/**
 * Writes the words of rich messages: all languages and variants that no cache has in one request, what fails the checks in
 * one more, told why. Languages of which nothing can be used get people's words.
 */
export function createCopyWriter(deps: CopyWriterDeps): CopyWriter {
  const { model, curatedCopy, cache, reporter } = deps;
  return {
    async write(brief) {
      const ask = gather(brief.languages, (missing) => askModel(deps, brief, missing));
      const written = await Promise.all(
        brief.languages.map(async (language) => {
          const prompt = copyPromptOf(brief, language);
          const key = copyKey({ prompt, model, checksVersion });
          let reason = '';
          try {
            const found = await cache.get(key, () => ask.load(language));
            ask.decided(language);
            reporter.report({ name: 'copy.tier', fields: { language, tier: found.tier, reason } });
            return [language, found] as const;
          } catch (error) {
            if (!(error instanceof UnusableError)) throw error;
            reason = error.reason;
          }
          const copy = fallback(curatedCopy, brief, language);
          reporter.report({ name: 'copy.tier', fields: { language, tier: copy.tier, reason } });
          return [language, copy] as const;
        }),
      );
      return new Map(written);
    },
  };
}

/** Nothing of the model's can be used for a language; not kept by the cache. */
class UnusableError extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(`No words of the model can be used: ${reason}`);
    this.reason = reason;
  }
}

/** Waits until it is known of each language whether a cache has it, then asks for all the others at once. */
function gather(
  languages: readonly Language[],
  askFor: (missing: readonly Language[]) => Promise<ReadonlyMap<Language, WrittenCopy | string>>,
) {
  const undecided = new Set(languages);
  const waiting = new Map<Language, PromiseWithResolvers<WrittenCopy>>();

  function decided(language: Language): void {
    if (!undecided.delete(language) || undecided.size > 0 || waiting.size === 0) return;
    void askFor([...waiting.keys()]).then(
      (answers) => {
        for (const [missing, { resolve, reject }] of waiting) {
          const answer = answers.get(missing) ?? 'missing';
          if (typeof answer === 'string') reject(new UnusableError(answer));
          else resolve(answer);
        }
      },
      (error: Error) => {
        for (const { reject } of waiting.values()) reject(error);
      },
    );
  }

  return {
    decided,
    load(language: Language): Promise<WrittenCopy> {
      const answer = Promise.withResolvers<WrittenCopy>();
      waiting.set(language, answer);
      decided(language);
      return answer.promise;
    },
  };
}

/** The model's words for each language, or why there are none. */
async function askModel(
  { models, reporter, clock }: CopyWriterDeps,
  brief: CopyBrief,
  languages: readonly Language[],
): Promise<Map<Language, WrittenCopy | string>> {
  const startedAt = clock();
  const drafts = createDrafts(brief, languages);
  let usage = noUsage;
  let sharedTokens = 0;
  let requests = 0;
  const ask = async (request: ModelRequest): Promise<void> => {
    requests += 1;
    const completion = await models.complete(request);
    usage = addUsage(usage, chatUsage(completion));
    sharedTokens ||= chatUsage(completion).promptTokens;
    drafts.take(completion.choices[0]?.message.content ?? '');
  };
  let failure = '';
  try {
    await ask(copyRequest(brief, languages));
    const complaints = drafts.complaints();
    if (complaints.length > 0) {
      drafts.constrain();
      await ask(copyRequest(brief, languages, complaints));
    }
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    failure = error.failure;
  }
  // Each copy by itself would have been a request, with the rules and the brief in it.
  const requestsSaved = Math.max(0, languages.length * brief.variants - requests);
  reporter.report({
    name: 'copy.written',
    fields: {
      languages: languages.length,
      variants: brief.variants,
      requests,
      requestsSaved,
      promptTokens: usage.promptTokens,
      completionTokens: usage.completionTokens,
      tokensSaved: requestsSaved * sharedTokens,
      ms: clock() - startedAt,
    },
  });
  return new Map(
    languages.map((language) => [language, drafts.result(language) ?? (failure || 'checks')]),
  );
}

/** What the model has written so far, and what is wrong with it. */
export function createDrafts(brief: CopyBrief, languages: readonly Language[]) {
  const good = new Map<Language, Map<number, MoodyCopy>>(
    languages.map((language) => [language, new Map()]),
  );
  const constrained = new Set<Language>();
  const problemsOf = new Map<string, readonly string[]>();
  let isConstrained = false;
  const missing = () =>
    languages.flatMap((language) =>
      Array.from({ length: brief.variants }, (_, place) => ({ language, place })).filter(
        ({ place }) => good.get(language)?.has(place) !== true,
      ),
    );

  return {
    take(json: string): void {
      const copies = readCopies(json);
      for (const { language, place } of missing()) {
        const copy = copies?.[language]?.[String(place)];
        const problems = copy === undefined ? ['is missing'] : checkCopy(copy, language, brief);
        problemsOf.set(`${language} ${place}`, problems);
        if (copy === undefined || problems.length > 0) continue;
        good.get(language)?.set(place, copy);
        if (isConstrained) constrained.add(language);
      }
    },
    constrain: () => void (isConstrained = true),
    complaints: (): Complaint[] =>
      missing().map(({ language, place }) => ({
        language,
        place,
        problems: problemsOf.get(`${language} ${place}`) ?? [],
      })),
    result(language: Language): WrittenCopy | undefined {
      const copies = [...(good.get(language)?.entries() ?? [])]
        .sort(([a], [b]) => a - b)
        .map(([, copy]) => copy);
      if (copies.length === 0) return undefined;
      return { tier: constrained.has(language) ? 'constrainedAi' : 'ai', copies };
    },
  };
}

/** People's words; where they have written none in a language, the one card that is always right. */
export function fallback(
  curatedCopy: Pick<CuratedCopy, 'pick' | 'has'>,
  { category, about, mood = 'calm', variants }: CopyBrief,
  language: Language,
): WrittenCopy {
  if (!curatedCopy.has(language)) {
    return { tier: 'emergency', copies: [{ ...emergencyCopy[language], category, mood }] };
  }
  const copies = Array.from({ length: variants }, (_, offset) => {
    const copy = curatedCopy.pick({ category, language, seed: about, offset });
    return { ...copy, category, mood };
  });
  return { tier: 'curated', copies };
}
