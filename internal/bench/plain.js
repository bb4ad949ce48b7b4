// A Worker that does nothing but read the body and answer JSON of the size of a report.
const filler = "x".repeat(600);

export default {
  async fetch(request) {
    const text = new TextDecoder().decode(await request.arrayBuffer());
    return new Response(JSON.stringify({ text, filler }), { headers: { "Content-Type": "application/json" } });
  },
};
