/** Callers that ask for the same key while it is being loaded share that one load. Failures are shared, not kept. */
export function createSingleFlight<T>(): (key: string, load: () => Promise<T>) => Promise<T> {
  const flights = new Map<string, Promise<T>>();
  return (key, load) => {
    const flying = flights.get(key);
    if (flying !== undefined) return flying;
    const flight = load().finally(() => flights.delete(key));
    flights.set(key, flight);
    return flight;
  };
}
