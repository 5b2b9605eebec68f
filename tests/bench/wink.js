// What wink-nlp (npm) finds in the texts of a folder: sentences and entities. bundled.c times it.
//   node wink.js FOLDER MODULES      MODULES: the node_modules that has wink-nlp and its model
const fs = require('fs');
const path = require('path');
const [folder, modules] = process.argv.slice(2);
const nlp = require(path.join(modules, 'wink-nlp'))(require(path.join(modules, 'wink-eng-lite-web-model')), ['sbd', 'ner']);
let found = 0;
for (const name of fs.readdirSync(folder)) {
  const doc = nlp.readDoc(fs.readFileSync(path.join(folder, name), 'utf8'));
  found += doc.sentences().out().length + doc.entities().out(nlp.its.detail).length;
}
if (found === 0) process.exit(1);
