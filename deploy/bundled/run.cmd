@echo off
rem Starts the dashboard; with a command, such as "restore FILE", runs that. README.txt says more.
setlocal
set "HERE=%~dp0"
set "RELEASE=%HERE%releases\@RELEASE@"
set "ENVIRONMENT=%RELEASE%\environment"
set "ENVIRONMENT_PYTHON=%ENVIRONMENT%\Scripts\python.exe"

rem Settings of this office: lines such as  set STREAMLIT_SERVER_ADDRESS=0.0.0.0
if exist "%HERE%settings.cmd" call "%HERE%settings.cmd"
if not defined MONITORING_DB set "MONITORING_DB=%HERE%data\monitoring.duckdb"

rem The first start of a release makes its environment, of the wheels beside it and nothing else.
if exist "%ENVIRONMENT%\complete" goto :start
if not defined PYTHON call :find_python
if not defined PYTHON (
    echo Python @PYTHON@ is needed and not here; the variable PYTHON can name it. 1>&2
    exit /b 1
)
%PYTHON% "%HERE%fits.py" @PYTHON@ "%RELEASE%"
if errorlevel 1 exit /b 1
if exist "%ENVIRONMENT%" rmdir /s /q "%ENVIRONMENT%"
%PYTHON% -m venv --without-pip "%ENVIRONMENT%"
if errorlevel 1 exit /b 1
"%ENVIRONMENT_PYTHON%" "%RELEASE%\wheels\@PIP@\pip" install --quiet --isolated --no-index --no-compile --disable-pip-version-check --find-links "%RELEASE%\wheels" --require-hashes -r "%RELEASE%\requirements.txt"
if errorlevel 1 exit /b 1
type nul > "%ENVIRONMENT%\complete"

:start
set "FIRST=%~1"
if not defined FIRST goto :serve
if "%FIRST:~0,1%"=="-" goto :serve
set "PYTHONPATH=%RELEASE%"
"%ENVIRONMENT_PYTHON%" -m monitoring %*
exit /b %ERRORLEVEL%

:serve
cd /d "%RELEASE%"
"%ENVIRONMENT_PYTHON%" -m streamlit run dashboard.py %*
exit /b %ERRORLEVEL%

:find_python
py -@PYTHON@ -c "" >nul 2>nul
if not errorlevel 1 set "PYTHON=py -@PYTHON@"
if defined PYTHON exit /b 0
python -c "" >nul 2>nul
if not errorlevel 1 set "PYTHON=python"
exit /b 0
