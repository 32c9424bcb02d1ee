package io.matterflow.access.hardening;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** No language is known: a model or table that brings a script stops there, whatever engine is on the classpath. */
class NoScripts implements ScriptEngineResolver {

  private static final ClassLoader NOTHING = new ClassLoader(null) {};

  private final ScriptEngineManager none = new ScriptEngineManager(NOTHING);

  @Override
  public void addScriptEngineFactory(ScriptEngineFactory factory) {
    throw refused(factory.getLanguageName());
  }

  @Override
  public ScriptEngineManager getScriptEngineManager() {
    return none;
  }

  @Override
  public ScriptEngine getScriptEngine(String language, boolean cached) {
    throw refused(language);
  }

  private static ProcessEngineException refused(String language) {
    return new ProcessEngineException(
        "Scripts are not run here, in whatever language; this one is in " + language + ".");
  }
}
