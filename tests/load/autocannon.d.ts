/** The part of autocannon that the measurement uses. */
declare module 'autocannon' {
  interface Request {
    method?: string;
    path?: string;
    headers?: Record<string, string>;
    body?: string;
    setupRequest?: (request: object) => object;
  }
  interface Options {
    url: string;
    connections: number;
    amount: number;
    timeout: number;
    /** Milliseconds between looks at whether it is over; the end of a run is seen at one of them. */
    sampleInt?: number;
    requests: Request[];
  }
  interface Result {
    requests: { average: number; total: number };
    latency: { p50: number; p99: number };
    non2xx: number;
    errors: number;
  }
  export default function autocannon(options: Options): Promise<Result>;
}
