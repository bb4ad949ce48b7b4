// The page of a hidden frame, for sites that allow no worker: it holds the engine.
import { serveChannels } from "../engine/channel.js";

serveChannels();
