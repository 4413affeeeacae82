// Reads a HAR and indicators and prints what TrackHAR finds in each request, as one JSON array.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
const [folder, har, indicators] = process.argv.slice(2);
const { process: read } = await import(pathToFileURL(createRequire(`${folder}/package.json`).resolve("trackhar")));
const found = await read(JSON.parse(readFileSync(har, "utf-8")), { indicatorValues: JSON.parse(readFileSync(indicators, "utf-8")) });
console.log(JSON.stringify(found.map((each) => each ?? [])));
