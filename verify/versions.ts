/** What the package is tried with. The versions found at the run are in docs/compatibility.md. */
export const VERSIONS = {
  // Node comes as a package with a binary for each system.
  node20Oldest: '20.0.0',
  node20: '20.20.2',
  node22: '22.23.3',
  node24: '24.21.0',
  bun: '1.4.5',
  deno: '2.9.6',
  vite7: '7.3.8',
  vite8: '8.3.8',
  webpack: '5.112.2',
  esbuild: '0.28.2',
  rollup: '4.68.8',
  rollupNodeResolve: '16.0.3',
  parcel: '2.16.4',
  next: '16.4.6',
  react: '19.3.1',
  miniflare: '4.20260730.0',
  typescript54: '5.4.5',
  typescript5: '5.9.3',
  typescript7: '7.0.2',
} as const;
