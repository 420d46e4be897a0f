/** @see https://learn.microsoft.com/azure/ai-foundry/openai/how-to/managed-identity */
const scope = 'https://cognitiveservices.azure.com/.default';

/**
 * Answers a token of the app's own identity, the one of `clientId` when it has several; it is kept until shortly before it
 * ends.
 */
export function managedIdentityToken(clientId: string | undefined): () => Promise<string> {
  let provider: Promise<() => Promise<string>> | undefined;
  return async () => {
    provider ??= import('@azure/identity').then(
      ({ DefaultAzureCredential, getBearerTokenProvider }) =>
        getBearerTokenProvider(
          new DefaultAzureCredential(
            clientId === undefined ? {} : { managedIdentityClientId: clientId },
          ),
          scope,
        ),
    );
    return (await provider)();
  };
}
