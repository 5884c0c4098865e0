package org.synapticcaching.cli.launch;

import org.synapticcaching.check.part.ContractMain;

/** Where the contract of the bundle begins: as the command line does, with flags for full speed. */
public final class ContractLauncher {
  private ContractLauncher() {}

  /** Runs the tests that need a card and exits with their code. */
  public static void main(String[] arguments) {
    Launcher.launch(ContractMain.class, ContractMain::main, arguments);
  }
}
