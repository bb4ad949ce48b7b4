// Reads Procfiles, one a line in base64, and prints what npm's foreman makes of
// each as one line of JSON.
const { procs } = require(process.argv[2] + '/node_modules/foreman/lib/procfile');

require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const answer = { processes: [], error: '' };
  try {
    answer.processes = Object.entries(procs(Buffer.from(line, 'base64')))
      .map((pair) => pair.map((text) => Buffer.from(text).toString('base64')));
  } catch (error) {
    answer.error = error.message;
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
});
