/** For screens of any width, light and dark, and for paper. */
export const styles = `
:root { color-scheme: light dark; --line: #d0d7de; --soft: #57606a; --done: #3b6fb5; --failed: #c2410c; --critical: #a40e26; --high: #b35900; --medium: #7a6400; --low: #57606a; }
@media (prefers-color-scheme: dark) { :root { --line: #3d444d; --soft: #9198a1; --done: #6ea1e6; --failed: #f0883e; --critical: #ff7b72; --high: #f0883e; --medium: #d9b93b; --low: #9198a1; } }
body { font: 15px/1.5 system-ui, "Open Sans", sans-serif; margin: 0 auto; max-width: 90rem; padding: 1rem 1.5rem 3rem; }
h1 { font-size: 1.5rem; overflow-wrap: anywhere; } h2 { font-size: 1.15rem; margin-top: 2rem; }
dl { display: grid; gap: .25rem; } dl div { display: flex; gap: 1rem; } dt { color: var(--soft); min-width: 4rem; } dd { margin: 0; overflow-wrap: anywhere; }
figure { margin: 1.5rem 0; } svg { width: 100%; height: 7.5rem; border-bottom: 1px solid var(--line); display: block; }
figcaption { color: var(--soft); display: flex; flex-wrap: wrap; font-size: .85rem; gap: 1rem; justify-content: space-between; }
rect.done { fill: var(--done); } rect.failed { fill: var(--failed); } .key { background: var(--failed); display: inline-block; height: .7em; width: .7em; }
.counts { align-items: start; display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } caption { font-weight: 600; padding: 1rem 0 .25rem; text-align: start; }
th, td { padding: .2rem .75rem .2rem 0; text-align: start; vertical-align: top; } thead th { border-bottom: 1px solid var(--line); color: var(--soft); font-weight: 600; }
td, tbody th { font-weight: 400; overflow-wrap: anywhere; } .number { text-align: end; font-variant-numeric: tabular-nums; }
.events td { border-top: 1px solid var(--line); min-width: 5rem; } .events .more td { border-top: 0; padding-bottom: .4rem; } .failed td:nth-child(5) { color: var(--failed); font-weight: 600; }
.more span { color: var(--soft); margin-inline-end: 1rem; } .severity { font-weight: 600; } .more .critical, .critical { color: var(--critical); } .more .high, .high { color: var(--high); }
.more .medium, .medium { color: var(--medium); } .more .low, .low { color: var(--low); }
summary { color: var(--soft); cursor: pointer; font-size: .85rem; } pre { border: 1px solid var(--line); border-radius: 4px; font-size: .8rem; overflow-x: auto; padding: .75rem; white-space: pre-wrap; overflow-wrap: anywhere; }
@media print { body { font-size: 10px; max-width: none; padding: 0; } .scroll { overflow: visible; } tr { break-inside: avoid; } details:not([open]) { display: none; } }
`;
