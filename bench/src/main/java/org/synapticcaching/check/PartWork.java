package org.synapticcaching.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.synapticcaching.check.part.PartMain;
import org.synapticcaching.check.result.PartResult;

/**
 * One part in a Java of its own.
 *
 * @param stage whose part it is
 */
record PartWork(String stage) implements StageWork {
  @Override
  public PartResult run(StageContext context) throws IOException, StageStopped {
    Path result = context.folder().partResult(stage);
    Files.deleteIfExists(result);
    ChildProgram.End end =
        context.run(
            context
                .program()
                .start(
                    PartMain.class,
                    PartMain.words(
                        stage,
                        context.scale(),
                        context.folder().path(),
                        result,
                        context.command(),
                        context.version(),
                        context.fresh())));
    if (end.code() != 0 || !Files.exists(result)) {
      return PartResult.bad(context.trouble(end, context.folder().log()));
    }
    PartResult found = PartResult.read(result);
    Files.delete(result);
    return found;
  }
}
