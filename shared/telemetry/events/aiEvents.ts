/** Calls of the model, and words that it was asked for. */
export interface AiEvents {
  /** One attempt with one endpoint of the model, by its place in the settings. */
  'ai.called': {
    kind: 'chat' | 'response' | 'transcription';
    endpoint: number;
    outcome: string;
    ms: number;
    promptTokens: number;
    cachedTokens: number;
    completionTokens: number;
    /** Millionths of a US dollar, by the prices of the settings. */
    costMicroUsd: number;
  };
  /** The model was not asked: somebody's, or everybody's, limit or budget. */
  'ai.refused': { reason: string };
  /** Words were asked of the model; `saved`: against a request for each copy. */
  'copy.written': {
    languages: number;
    variants: number;
    requests: number;
    requestsSaved: number;
    promptTokens: number;
    completionTokens: number;
    tokensSaved: number;
    ms: number;
  };
  /** The file of a language's curated copy cannot be used: its one neutral card is given. */
  'copy.broken': { language: string; reason: string };
  /** Where the words of a language came from, and why not from a better place. */
  'copy.tier': { language: string; tier: string; reason: string };
}
